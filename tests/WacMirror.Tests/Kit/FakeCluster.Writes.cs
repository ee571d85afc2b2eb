using System.Collections.Concurrent;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Kit;

/// <summary>What is written to it, and what goes wrong then.</summary>
internal sealed partial class FakeCluster
{
    private readonly object writing = new();
    private readonly ConcurrentQueue<RoleWrite> writes = new();
    private readonly ConcurrentDictionary<AdapterId, NodeFault> refusals = new();
    private readonly ConcurrentDictionary<string, NodeFault> writeFaults = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> heldWrites = new();
    private readonly ConcurrentDictionary<string, bool> lostAnswers = new();

    /// <summary>Makes writes report success and change nothing.</summary>
    public bool WritesLie { get; set; }

    /// <summary>Runs when a batch of roles has arrived, before anything of it is looked at.</summary>
    public Action<string, IReadOnlyList<RoleChange>> OnWrite { get; set; } = (_, _) => { };

    /// <summary>Every change of a role that was sent, in order.</summary>
    public IReadOnlyList<RoleWrite> Writes => [.. writes];

    public Adapter this[AdapterId id] => nodes.Values.SelectMany(node => node.Adapters).Single(adapter => adapter.Id == id);

    /// <summary>A stranger's hand.</summary>
    public void Set(AdapterId id, RoleSetting role) => Change(id, adapter => adapter with { Role = role });

    public void Set(AdapterId id, MirrorRole role) => Set(id, new RoleSetting(role));

    public void Change(AdapterId id, Func<Adapter, Adapter> change)
    {
        lock (writing)
            foreach (var (name, node) in nodes)
                if (node.Adapters.Any(adapter => adapter.Id == id))
                    nodes[name] = node with
                    {
                        Adapters = [.. node.Adapters.Select(adapter => adapter.Id == id ? change(adapter) : adapter)],
                    };
    }

    /// <summary>Moves a machine's adapters to another node, with the cluster's record.</summary>
    public void Move(Adapter adapter, string to)
    {
        lock (writing)
        {
            var moved = this[adapter.Id];
            var origin = nodes[moved.Node];
            nodes[moved.Node] = origin with
            {
                Vms = [.. origin.Vms.Where(vm => vm.Id != moved.Vm!.Id)],
                Adapters = [.. origin.Adapters.Where(other => other.Vm?.Id != moved.Vm!.Id)],
            };
            var target = nodes[to];
            nodes[to] = target with
            {
                Vms = [.. target.Vms, moved.Vm!],
                Adapters =
                [
                    .. target.Adapters,
                    .. origin.Adapters.Where(other => other.Vm?.Id == moved.Vm!.Id).Select(other => other with { Node = to }),
                ],
            };
            groups = [.. groups.Select(group => group.Vm == moved.Vm!.Id ? group with { Owner = to } : group)];
        }
    }

    /// <summary>Makes writes of one adapter fail; null heals.</summary>
    public void Refuse(AdapterId id, NodeFault? fault)
    {
        if (fault is { } known)
            refusals[id] = known;
        else
            refusals.TryRemove(id, out _);
    }

    /// <summary>Makes whole batches fail on a node, which is still read; null heals.</summary>
    public void RefuseWrites(string node, NodeFault? fault)
    {
        if (fault is { } known)
            writeFaults[node] = known;
        else
            writeFaults.TryRemove(node, out _);
    }

    /// <summary>Keeps batches from being looked at until told to go on.</summary>
    public TaskCompletionSource HoldWrites(string node) =>
        heldWrites[node] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes writes of a node happen and their answers get lost.</summary>
    public void LoseAnswers(string node, bool lost) => lostAnswers[node] = lost;

    async Task<IReadOnlyList<RoleOutcome>> IRoleWriter.WriteAsync(
        string node, IReadOnlyList<RoleChange> changes, CancellationToken cancellationToken)
    {
        if (heldWrites.TryGetValue(node, out var gate))
            await gate.Task.WaitAsync(cancellationToken);
        Check(node);
        if (writeFaults.TryGetValue(node, out var fault))
            throw new NodeException(fault, node, "set role", "as told");
        OnWrite(node, changes);
        return [.. changes.Select(change => Write(node, change))];
    }

    private RoleOutcome Write(string node, RoleChange change)
    {
        lock (writing)
        {
            var id = change.Adapter.Id;
            if (nodes[node].Adapters.FirstOrDefault(adapter => adapter.Id == id)?.Role is not { } before)
                return new RoleOutcome(id, null, null, Fault(NodeFault.NotFound));
            if (change.Expected is { } expected && before != expected)
                return new RoleOutcome(id, before, before, Fault(NodeFault.Changed));
            writes.Enqueue(new RoleWrite(node, id, before, change.Wanted));
            if (refusals.TryGetValue(id, out var fault))
                return new RoleOutcome(id, before, before, Fault(fault));
            if (WritesLie)
                return new RoleOutcome(id, before, before, Fault(NodeFault.SilentNoOp));
            Set(id, change.Wanted);
            return lostAnswers.GetValueOrDefault(node)
                ? new RoleOutcome(id, before, null, Fault(NodeFault.TimedOut))
                : new RoleOutcome(id, before, change.Wanted, null);
        }

        NodeException Fault(NodeFault fault) => new(fault, node, "set role", "as told");
    }
}

/// <summary>One change of a role that a node was sent.</summary>
internal sealed record RoleWrite(string Node, AdapterId Id, RoleSetting Before, RoleSetting Wanted);
