using System.Collections.Immutable;
using WacMirror.Lab.Topologies;
using WacMirror.Lab.Wsman.Classes.Failover;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>A virtual machine. Mutable members are read and written under the lab's gate.</summary>
internal sealed class LabVm
{
    private (ulong State, LabNode Owner) reported;

    public LabVm(LabModel model, LabNode node, MachineDefinition definition)
    {
        Id = LabIds.Of(model.Name, "vm", definition.Name);
        Definition = definition;
        Node = node;
        Nics =
        [
            .. definition.Adapters.Select((adapter, index) => LabNicFactory.Create(model, this, adapter, index)),
        ];
        CheckpointId = definition.HasCheckpoint ? LabIds.Of(model.Name, "checkpoint", definition.Name) : null;
        Changed = model.Time.GetUtcNow();
        reported = (FailoverState.Of(this), node);
    }

    public Guid Id { get; }

    public string Name => Definition.Name;

    public MachineDefinition Definition { get; }

    public ImmutableArray<LabNic> Nics { get; }

    public Guid? CheckpointId { get; }

    /// <summary>Where its configuration is now.</summary>
    public LabNode Node { get; private set; }

    /// <summary>The move under way, or null.</summary>
    public LabMove? Move
    {
        get;
        set
        {
            field = value;
            Report_NeedsLock();
        }
    }

    /// <summary>The node that prepares to take it over; null when it is not moving.</summary>
    public LabNode? MovesTo => Move?.Target;

    public bool IsRunning { get; private set; }

    /// <summary>Whether its node starts it when the node itself starts.</summary>
    public bool StartsWithNode { get; set; }

    /// <summary>When the state last changed.</summary>
    public DateTimeOffset Changed { get; private set; }

    public void PlaceOn(LabNode node)
    {
        Node.Remove(this);
        Node = node;
        node.Add(this);
        Report_NeedsLock();
    }

    /// <summary>Starts or stops it and its ports. The task ends once the data path has followed.</summary>
    public Task Run_NeedsLock(bool running)
    {
        if (IsRunning == running)
            return Task.CompletedTask;
        IsRunning = running;
        Changed = Node.Model.Time.GetUtcNow();
        Report_NeedsLock();
        return Task.WhenAll(Nics.Select(nic => running ? nic.Connect_NeedsLock() : nic.Disconnect_NeedsLock()));
    }

    // The cluster tells its nodes of each group's state and owner when one of them is another than before.
    private void Report_NeedsLock()
    {
        var now = (FailoverState.Of(this), Node);
        if (now == reported)
            return;
        reported = now;
        GroupEvents.Raise_NeedsLock(this);
    }
}
