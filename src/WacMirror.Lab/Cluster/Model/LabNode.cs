using System.Collections.Immutable;
using WacMirror.Lab.Cluster.Jobs;
using WacMirror.Lab.Topologies;
using WacMirror.Lab.Wsman;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>State of MSCluster_Node.</summary>
internal enum NodeState : uint
{
    Up = 0,
    Down = 1,
    Paused = 2,
    Joining = 3,
}

/// <summary>A node of the cluster. Mutable members are read and written under the lab's gate.</summary>
internal sealed class LabNode
{
    private readonly List<LabVm> vms = [];
    private readonly Dictionary<string, LabConnection> connections = new(StringComparer.OrdinalIgnoreCase);

    public LabNode(LabModel model, NodeDefinition definition, int number)
    {
        Model = model;
        Name = definition.Name;
        Number = number;
        Locale = definition.Locale;
        Switches = [.. definition.Switches.Select(item => new LabSwitch(model, this, item))];
        Jobs = new NodeJobs(model, Name);
        foreach (var connection in Switches.SelectMany(item => item.OwnConnections))
            connections.Add(connection.InstanceId, connection);
    }

    public LabModel Model { get; }

    public string Name { get; }

    /// <summary>Counted from 1, as the cluster numbers its nodes.</summary>
    public int Number { get; }

    /// <summary>Its display language.</summary>
    public string Locale { get; }

    public ImmutableArray<LabSwitch> Switches { get; }

    public IReadOnlyList<LabVm> Vms => vms;

    public NodeJobs Jobs { get; }

    /// <summary>What its cluster service reports by itself.</summary>
    public CimEventFeed Events { get; } = new();

    public NodeState State { get; set; } = NodeState.Up;

    public bool IsDraining { get; set; }

    /// <summary>How often its operating system has started; tells one crash from the next.</summary>
    public int Boots { get; set; }

    /// <summary>The provider's timestamp of its last start; null before it first went down.</summary>
    public long? StartedAt { get; set; }

    /// <summary>Whether its own operating system runs; a paused node does, and only takes no machines.</summary>
    public bool IsRunning => State is NodeState.Up or NodeState.Paused;

    /// <summary>Every connection of the node: its switches' own, then its machines'.</summary>
    public IEnumerable<LabConnection> Connections =>
        Switches.SelectMany(item => item.OwnConnections)
            .Concat(Nics.Where(nic => nic.Switch is not null));

    /// <summary>The connections that have a port now.</summary>
    public IEnumerable<(LabConnection Connection, LivePort Live)> LivePorts
    {
        get
        {
            foreach (var connection in Connections)
                if (connection.Live is { } live)
                    yield return (connection, live);
        }
    }

    /// <summary>Every NIC of the node's machines, connected or not.</summary>
    public IEnumerable<LabNic> Nics => Vms.SelectMany(vm => vm.Nics);

    public LabSwitch? FindSwitch(string name) =>
        Switches.FirstOrDefault(item => item.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>One of <see cref="Connections"/>, by its instance id without case.</summary>
    public LabConnection? FindConnection(string instanceId) =>
        connections.TryGetValue(instanceId, out var found) && found.Switch is not null ? found : null;

    public void Add(LabVm vm)
    {
        vms.Add(vm);
        foreach (var nic in vm.Nics)
            connections.Add(nic.InstanceId, nic);
    }

    public void Remove(LabVm vm)
    {
        vms.Remove(vm);
        foreach (var nic in vm.Nics)
            connections.Remove(nic.InstanceId);
    }
}
