using System.Collections.Concurrent;
using System.Collections.Immutable;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>
/// All that a lab's nodes know: one object graph behind one gate. Whoever reads or changes a mutable member holds
/// <see cref="Gate"/>, briefly and never across an await; the data path is told while holding it and awaited after.
/// </summary>
internal sealed class LabModel : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    // Replaced whole, so that whoever looks without the gate sees one state of it.
    private Dictionary<string, LabVm> vms = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Task, bool> work = [];

    public LabModel(LabTopology topology, LabDataPath dataPath, LabOptions options)
    {
        Stopping = stop.Token;
        Name = topology.Name;
        DataPath = dataPath;
        Time = options.Time;
        Behavior = options.Behavior;
        IsCluster = topology.IsCluster;
        AffinityRules = new LabAffinityRules(this);
        Nodes = [.. topology.Nodes.Select((node, index) => new LabNode(this, node, index + 1))];
        foreach (var definition in topology.Machines)
        {
            var node = FindNode(definition.Node);
            var vm = Create(node, definition);
            vms.Add(vm.Name, vm);
            if (definition.ReplicaOn is { } other)
                Create(FindNode(other), definition with { IsClustered = false, IsRunning = false });
        }
    }

    public Lock Gate { get; } = new();

    /// <summary>Whether the nodes are one failover cluster; otherwise each stands alone.</summary>
    public bool IsCluster { get; }

    public LabAffinityRules AffinityRules { get; }

    public string Name { get; }

    public LabDataPath DataPath { get; }

    public TimeProvider Time { get; }

    public LabBehavior Behavior { get; }

    public ImmutableArray<LabNode> Nodes { get; }

    /// <summary>Every machine of the lab, in no order; a replica is no machine of its own.</summary>
    public IReadOnlyCollection<LabVm> Vms => vms.Values;

    /// <summary>Cancelled when the lab ends; can be asked after that too.</summary>
    public CancellationToken Stopping { get; }

    /// <exception cref="LabException">No such node.</exception>
    public LabNode FindNode(string name) =>
        Nodes.FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw LabException.NotFound("node", name, $"one of {string.Join(", ", Nodes.Select(node => node.Name))}");

    /// <exception cref="LabException">No such machine.</exception>
    public LabVm FindVm(string name) =>
        TryFindVm(name)
        ?? throw LabException.NotFound("vm", name, "the name of a machine of the lab");

    public LabVm? TryFindVm(string name) => vms.GetValueOrDefault(name);

    /// <summary>The changes over the wire of what a hand had changed after the node last told of it: nobody had seen what
    /// was lost. Of each the properties that got another value. The gate is held.</summary>
    public List<ImmutableArray<string>> UnseenOverwrites { get; } = [];

    /// <summary>Adds a machine that is off. The gate is held.</summary>
    public LabVm Add_NeedsLock(MachineDefinition definition)
    {
        var vm = Create(FindNode(definition.Node), definition);
        vms = new(vms, vms.Comparer) { [vm.Name] = vm };
        return vm;
    }

    /// <summary>Takes a machine that is off away for good. The gate is held.</summary>
    public void Remove_NeedsLock(LabVm vm)
    {
        vm.Node.Remove(vm);
        var rest = new Dictionary<string, LabVm>(vms, vms.Comparer);
        rest.Remove(vm.Name);
        vms = rest;
    }

    /// <summary>Keeps hold of work that nobody awaits, so that the end of the lab can.</summary>
    public void Track(Task task)
    {
        if (work.TryAdd(task, true))
            task.ContinueWith(
                done => work.TryRemove(done, out _),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
    }

    private LabVm Create(LabNode node, MachineDefinition definition)
    {
        var own = definition with { IsClustered = definition.IsClustered && IsCluster && !definition.IsPlanned };
        var vm = new LabVm(this, node, own) { StartsWithNode = own.IsRunning };
        node.Add(vm);
        return vm;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(work.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        await DataPath.DisposeAsync();
    }
}
