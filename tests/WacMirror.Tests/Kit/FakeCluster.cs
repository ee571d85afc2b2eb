using System.Collections.Concurrent;
using System.Collections.Immutable;
using WacMirror.Core.Counters;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;

namespace WacMirror.Tests.Kit;

/// <summary>A cluster in memory behind the four seams: nodes can be set, changed and made to fail.</summary>
internal sealed class FakeCluster : INodeReader, IRoleWriter, IClusterReader, ICounterReader
{
    private readonly ConcurrentDictionary<string, NodeSnapshot> nodes = new();
    private readonly ConcurrentDictionary<string, NodeException> failures = new();
    private readonly ConcurrentDictionary<string, bool> hung = new();
    private readonly ConcurrentDictionary<Guid, CounterValues> counters = new();
    private ImmutableDictionary<string, string> owners = ImmutableDictionary<string, string>.Empty;
    private ulong ticks;

    /// <summary>What the last counter reading asked of switch ports: NIC id to port id.</summary>
    public IReadOnlyDictionary<Guid, Guid> PortsByNic { get; private set; } = ImmutableDictionary<Guid, Guid>.Empty;

    /// <summary>Makes writes report success and change nothing.</summary>
    public bool WritesLie { get; set; }

    public NodeSeams Seams => new(this, this, this, this);

    public void Put(NodeSnapshot node) => nodes[node.Node] = node;

    public void Own(params (string Machine, string Node)[] all) => owners = Some.Owners(all);

    public void Count(Guid nic, ulong received) => counters[nic] = new CounterValues(received, 0, 0, 0, 0, 0);

    public void Fail(string node, NodeFault fault) => failures[node] = new NodeException(fault, node, "test", "as told");

    /// <summary>Makes a node take every question and answer none.</summary>
    public void Hang(string node) => hung[node] = true;

    public void Heal(string node) => failures.TryRemove(node, out _);

    Task<NodeSnapshot> INodeReader.ReadAsync(string node, NodeScope scope, CancellationToken cancellationToken)
    {
        return AnswerAsync(node, () => nodes[node], cancellationToken);
    }

    Task<IReadOnlyList<RoleOutcome>> IRoleWriter.WriteAsync(
        string node, IReadOnlyList<RoleChange> changes, CancellationToken cancellationToken)
    {
        Check(node);
        return Task.FromResult<IReadOnlyList<RoleOutcome>>([.. changes.Select(change => Write(node, change))]);
    }

    Task<ClusterView> IClusterReader.ReadAsync(string node, CancellationToken cancellationToken)
    {
        var all = nodes.Keys.Order().Select(name => new ClusterNode(name, ClusterNodeState.Up, false));
        return AnswerAsync(node, () => new ClusterView("FAKE", node, [.. all], owners), cancellationToken);
    }

    Task<NodeSample> ICounterReader.ReadAsync(
        string node, IReadOnlyDictionary<Guid, Guid> portsByNic, CancellationToken cancellationToken)
    {
        PortsByNic = portsByNic;
        var mine = nodes[node].Adapters.Select(adapter => adapter.Id.Nic).Where(counters.ContainsKey);
        var now = Interlocked.Increment(ref ticks);
        return AnswerAsync(
            node,
            () => new NodeSample(node, mine.ToImmutableDictionary(nic => nic, nic => new CounterReading(now, 1, counters[nic]))),
            cancellationToken);
    }

    private RoleOutcome Write(string node, RoleChange change)
    {
        var before = nodes[node].Adapters.Single(adapter => adapter.Id == change.Adapter.Id).Role;
        if (WritesLie)
            return new RoleOutcome(
                change.Adapter.Id, before, before, new NodeException(NodeFault.SilentNoOp, node, "set role", "unchanged"));
        var adapters = nodes[node].Adapters
            .Select(adapter => adapter.Id == change.Adapter.Id ? adapter with { Role = change.Wanted } : adapter);
        nodes[node] = nodes[node] with { Adapters = [.. adapters] };
        return new RoleOutcome(change.Adapter.Id, before, change.Wanted, null);
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
