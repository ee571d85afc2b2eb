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
    public LabNode(LabModel model, NodeDefinition definition, int number)
    {
        Model = model;
        Name = definition.Name;
        Number = number;
        Switches = [.. definition.Switches.Select(item => new LabSwitch(model, this, item))];
        Jobs = new NodeJobs(model, Name);
    }

    public LabModel Model { get; }

    public string Name { get; }

    /// <summary>Counted from 1, as the cluster numbers its nodes.</summary>
    public int Number { get; }

    public ImmutableArray<LabSwitch> Switches { get; }

    public List<LabVm> Vms { get; } = [];

    public NodeJobs Jobs { get; }

    /// <summary>What its cluster service reports by itself.</summary>
    public CimEventFeed Events { get; } = new();

    public NodeState State { get; set; } = NodeState.Up;

    public bool IsDraining { get; set; }

    /// <summary>How often its operating system has started; tells one crash from the next.</summary>
    public int Boots { get; set; }

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

    public LabConnection? FindConnection(string instanceId) =>
        Connections.FirstOrDefault(item => item.InstanceId.Equals(instanceId, StringComparison.OrdinalIgnoreCase));
}
