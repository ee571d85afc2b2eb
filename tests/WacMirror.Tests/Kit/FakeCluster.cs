using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using WacMirror.Core.Counters;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;

namespace WacMirror.Tests.Kit;

/// <summary>A cluster in memory behind the seams: nodes can be set, changed and made to fail.</summary>
internal sealed partial class FakeCluster
    : INodeReader, IRoleWriter, IClusterReader, ICounterReader, IChangeWatcher, IAddressReader
{
    private readonly ConcurrentDictionary<string, NodeSnapshot> nodes = new();
    private readonly ConcurrentDictionary<string, NodeException> failures = new();
    private readonly ConcurrentDictionary<string, bool> hung = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> held = new();
    private readonly ConcurrentDictionary<Guid, CounterValues> counters = new();
    private readonly ConcurrentQueue<(string Node, NodeScope Scope)> reads = new();
    private readonly ConcurrentQueue<DateTimeOffset> ownerQuestions = new();
    private readonly ConcurrentQueue<ImmutableArray<string>> groupQuestions = new();
    private readonly ConcurrentDictionary<Guid, ulong> drops = new();
    private ImmutableArray<MachineGroup> groups = [];
    private ulong ticks;

    /// <summary>What the last counter reading asked of switch ports: NIC id to port id.</summary>
    public IReadOnlyDictionary<Guid, Guid> PortsByNic { get; private set; } = ImmutableDictionary<Guid, Guid>.Empty;

    /// <summary>The clock of the readings; they are all of one moment without.</summary>
    public TimeProvider? Time { get; set; }

    /// <summary>The nodes that the failover cluster lists; all that were put without.</summary>
    public ImmutableArray<string>? Listed { get; set; }

    /// <summary>Set to make every question to the failover cluster end so.</summary>
    public NodeFault? ClusterFault { get; set; }

    /// <summary>The signals that a watcher gets; nobody watches when null.</summary>
    public Channel<ChangeSignal>? Signals { get; init; }

    /// <summary>What guests report; nobody asks them when null.</summary>
    public ConcurrentDictionary<AdapterId, ImmutableArray<string>>? Reported { get; init; }

    /// <summary>Every inventory reading that began.</summary>
    public IReadOnlyList<(string Node, NodeScope Scope)> Reads => [.. reads];

    public int OwnerQuestions => ownerQuestions.Count;

    /// <summary>The groups that were asked for by name.</summary>
    public IReadOnlyList<ImmutableArray<string>> GroupQuestions => [.. groupQuestions];

    /// <summary>When the cluster was asked, by the engine's clock.</summary>
    public IReadOnlyList<DateTimeOffset> OwnerQuestionTimes => [.. ownerQuestions];

    public NodeSeams Seams => new(this, this, this, this)
    {
        Changes = Signals is null ? null : this,
        Addresses = Reported is null ? null : this,
        Trunks = this,
        Capture = this,
        Affinity = HasAffinity ? this : null,
    };

    public void Put(NodeSnapshot node) => nodes[node.Node] = node;

    public void Own(params MachineGroup[] all) => groups = [.. all];

    public void Count(Guid nic, ulong received) => counters[nic] = new CounterValues(received, 0, 0, 0, 0, 0);

    /// <summary>Has the NIC drop so many packets more at each reading.</summary>
    public void Drop(Guid nic, ulong more)
    {
        drops[nic] = more;
        counters.TryAdd(nic, default);
    }

    public void Fail(string node, NodeFault fault) => failures[node] = new NodeException(fault, node, "test", "as told");

    /// <summary>Makes a node take every question and answer none.</summary>
    public void Hang(string node) => hung[node] = true;

    public void Heal(string node) => failures.TryRemove(node, out _);

    /// <summary>Keeps the answers of inventory readings, as they are at their begin, until told to go on.</summary>
    public TaskCompletionSource HoldReads(string node) =>
        held[node] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    async Task<NodeSnapshot> INodeReader.ReadAsync(string node, NodeScope scope, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(node, () => InScope(nodes[node], scope), cancellationToken);
        reads.Enqueue((node, scope));
        if (held.TryGetValue(node, out var gate))
            await gate.Task.WaitAsync(cancellationToken);
        return answer;
    }

    Task<ClusterView> IClusterReader.ReadAsync(string node, CancellationToken cancellationToken)
    {
        ownerQuestions.Enqueue(Time?.GetUtcNow() ?? Some.Moment);
        if (ClusterFault is { } fault)
            throw new NodeException(fault, node, "test", "no cluster");
        var all = (Listed ?? [.. nodes.Keys.Order()]).Select(name => new ClusterNode(name, ClusterNodeState.Up, false));
        return AnswerAsync(
            node, () => new ClusterView("FAKE", node, [.. all], new MachineGroups(groups)), cancellationToken);
    }

    Task<ClusterView> IClusterReader.ReadGroupsAsync(
        ClusterView view, IReadOnlyCollection<string> asked, CancellationToken cancellationToken)
    {
        groupQuestions.Enqueue([.. asked]);
        if (ClusterFault is { } fault)
            throw new NodeException(fault, view.AskedNode, "test", "no cluster");
        return AnswerAsync(
            view.AskedNode,
            () => view with
            {
                Machines = view.Machines.With(
                    asked, groups.Where(group => asked.Contains(group.Name, StringComparer.OrdinalIgnoreCase))),
            },
            cancellationToken);
    }

    Task<ClusterView> IClusterReader.IdentifyAsync(ClusterView view, CancellationToken cancellationToken)
    {
        var ids = nodes.Values.SelectMany(node => node.Vms).DistinctBy(vm => vm.Name).ToDictionary(vm => vm.Name, vm => vm.Id);
        groups = [.. groups.Select(group => ids.TryGetValue(group.Name, out var id) ? group with { Vm = id } : group)];
        return Task.FromResult(view with { Machines = new MachineGroups(groups) });
    }

    Task<NodeSample> ICounterReader.ReadAsync(
        string node, IReadOnlyDictionary<Guid, Guid> portsByNic, CancellationToken cancellationToken)
    {
        PortsByNic = portsByNic;
        var mine = nodes[node].Adapters.Select(adapter => adapter.Id.Nic).Where(counters.ContainsKey);
        var now = Interlocked.Increment(ref ticks);
        foreach (var (nic, more) in drops)
            counters[nic] = counters[nic] with { DroppedIncoming = counters[nic].DroppedIncoming + more };
        return AnswerAsync(
            node,
            () => new NodeSample(node, mine.ToImmutableDictionary(nic => nic, nic => new CounterReading(now, 1, counters[nic]))),
            cancellationToken);
    }

    IAsyncEnumerable<ChangeSignal> IChangeWatcher.WatchAsync(
        Func<IReadOnlyList<string>> nodes, CancellationToken cancellationToken) =>
        Signals!.Reader.ReadAllAsync(cancellationToken);

    Task<ImmutableDictionary<AdapterId, ImmutableArray<string>>> IAddressReader.ReadAsync(
        string node, CancellationToken cancellationToken) =>
        AnswerAsync(
            node,
            () => nodes[node].Adapters.Where(adapter => Reported!.ContainsKey(adapter.Id))
                .ToImmutableDictionary(adapter => adapter.Id, adapter => Reported![adapter.Id]),
            cancellationToken);

    private NodeSnapshot InScope(NodeSnapshot node, NodeScope scope)
    {
        var read = node with { ReadAt = Time?.GetUtcNow() ?? node.ReadAt };
        return scope is NodeScope.OneVm one
            ? read with
            {
                Vms = [.. node.Vms.Where(vm => vm.Id == one.Id)],
                Adapters = [.. node.Adapters.Where(adapter => adapter.Vm?.Id == one.Id)],
            }
            : read;
    }

    private async Task<T> AnswerAsync<T>(string node, Func<T> answer, CancellationToken cancellationToken)
    {
        Check(node);
        if (hung.ContainsKey(node))
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return answer();
    }

    private void Check(string node)
    {
        if (failures.TryGetValue(node, out var failure))
            throw failure;
    }
}
