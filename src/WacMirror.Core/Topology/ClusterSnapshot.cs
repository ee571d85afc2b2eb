using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>
/// All adapters of a cluster, each once, merged from what the nodes said. While a machine moves or fails over, two
/// nodes may show it: a node that answers wins over one that does not, then the one where the machine has a live
/// port, then the cluster's owner of record, then the later reading. A machine that no node shows for a moment keeps
/// its last adapters while the cluster still has it.
/// </summary>
public sealed record ClusterSnapshot(ImmutableSortedDictionary<AdapterId, Adapter> Adapters)
{
    public static ClusterSnapshot Empty { get; } = new(ImmutableSortedDictionary<AdapterId, Adapter>.Empty);

    /// <summary>What is on its way, and what is there twice.</summary>
    public Motion Motion { get; init; } = Motion.None;

    /// <param name="before">The snapshot before this one: motion takes its time and is judged over several.</param>
    /// <param name="nodes">The last reading of each node.</param>
    /// <param name="machines">The cluster's records; none when they are not known.</param>
    /// <param name="silent">Nodes whose last reading is old, because they did not answer since.</param>
    /// <param name="now">The time.</param>
    public static ClusterSnapshot Merge(
        ClusterSnapshot before,
        IEnumerable<NodeSnapshot> nodes,
        MachineGroups machines,
        ImmutableHashSet<string> silent,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(before);
        var merged = new Dictionary<AdapterId, Adapter>(before.Adapters.Count);
        var places = new Places();
        int Rank(Adapter adapter) => silent.Contains(adapter.Node) ? -1 : RankOf(adapter, machines);
        foreach (var node in nodes.OrderBy(node => node.ReadAt).ThenBy(node => node.Node, StringComparer.Ordinal))
            foreach (var adapter in node.Adapters)
            {
                if (!merged.TryAdd(adapter.Id, adapter) && Rank(adapter) >= Rank(merged[adapter.Id]))
                    merged[adapter.Id] = adapter;
                places.Add(OwnerOf(adapter), node);
            }
        var motion = Judge(new MotionJudge(before.Motion, machines, silent, now), before, merged, places);
        if (!motion.IsNone)
            foreach (var adapter in merged.Values.Where(adapter => motion.Of(OwnerOf(adapter)) != adapter.Presence).ToList())
                merged[adapter.Id] = adapter with { Presence = motion.Of(OwnerOf(adapter)) };
        return new ClusterSnapshot(Update(before.Adapters, merged)) { Motion = motion };
    }

    /// <summary>Judges every owner, and puts the last adapters of machines that are on their way back in.</summary>
    private static Motion Judge(
        MotionJudge judge, ClusterSnapshot before, Dictionary<AdapterId, Adapter> merged, Places places)
    {
        var judged = new HashSet<Guid>();
        foreach (var shown in merged.Values)
            if (judged.Add(OwnerOf(shown)))
                judge.Seen(OwnerOf(shown), shown.Vm, shown.Node, places[OwnerOf(shown)]);
        var missing = before.Adapters.Values.Where(adapter => adapter.Vm is { } vm && !judged.Contains(vm.Id));
        foreach (var machine in missing.GroupBy(OwnerOf))
            if (judge.IsOnItsWay(machine.First().Vm!))
                foreach (var adapter in machine)
                    merged.Add(adapter.Id, adapter);
        return judge.Result;
    }

    /// <summary>The same adapters as merged, sorted. What did not change is not sorted again: of a large cluster one node
    /// at a time is read.</summary>
    private static ImmutableSortedDictionary<AdapterId, Adapter> Update(
        ImmutableSortedDictionary<AdapterId, Adapter> before, Dictionary<AdapterId, Adapter> merged)
    {
        var sorted = before.ToBuilder();
        foreach (var (id, old) in before)
            if (!merged.Remove(id, out var now))
                sorted.Remove(id);
            else if (!ReferenceEquals(old, now))
                sorted[id] = now;
        sorted.AddRange(merged);
        return sorted.ToImmutable();
    }

    private static Guid OwnerOf(Adapter adapter) => adapter.Vm?.Id ?? adapter.Id.Owner;

    private static int RankOf(Adapter adapter, MachineGroups machines)
    {
        var isOwned = adapter.Vm is { } vm && machines.Of(vm)?.Owner is { } owner
            && owner.Equals(adapter.Node, StringComparison.OrdinalIgnoreCase);
        return (adapter.PortId is null ? 0 : 2) + (isOwned ? 1 : 0);
    }
}
