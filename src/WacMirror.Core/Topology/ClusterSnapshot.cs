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
        var merged = ImmutableSortedDictionary.CreateBuilder<AdapterId, Adapter>();
        var places = new Dictionary<Guid, List<NodeSnapshot>>();
        int Rank(Adapter adapter) => silent.Contains(adapter.Node) ? -1 : RankOf(adapter, machines);
        foreach (var node in nodes.OrderBy(node => node.ReadAt).ThenBy(node => node.Node, StringComparer.Ordinal))
            foreach (var adapter in node.Adapters)
            {
                if (!merged.TryGetValue(adapter.Id, out var other) || Rank(adapter) >= Rank(other))
                    merged[adapter.Id] = adapter;
                Note(places, OwnerOf(adapter), node);
            }
        var judge = new MotionJudge(before.Motion, machines, silent, now);
        foreach (var shown in merged.Values.DistinctBy(OwnerOf))
            judge.Seen(OwnerOf(shown), shown.Vm, shown.Node, places[OwnerOf(shown)]);
        foreach (var machine in before.Adapters.Values.Where(adapter => adapter.Vm is not null).GroupBy(OwnerOf))
            if (!places.ContainsKey(machine.Key) && judge.IsOnItsWay(machine.First().Vm!))
                merged.AddRange(machine.Select(adapter => KeyValuePair.Create(adapter.Id, adapter)));
        var motion = judge.Result;
        foreach (var adapter in merged.Values.Where(adapter => motion.Of(OwnerOf(adapter)) != adapter.Presence).ToList())
            merged[adapter.Id] = adapter with { Presence = motion.Of(OwnerOf(adapter)) };
        return new ClusterSnapshot(merged.ToImmutable()) { Motion = motion };
    }

    private static Guid OwnerOf(Adapter adapter) => adapter.Vm?.Id ?? adapter.Id.Owner;

    private static void Note(Dictionary<Guid, List<NodeSnapshot>> places, Guid owner, NodeSnapshot node)
    {
        if (!places.TryGetValue(owner, out var seen))
            places.Add(owner, seen = new List<NodeSnapshot>(1));
        if (seen.Count == 0 || !ReferenceEquals(seen[^1], node))
            seen.Add(node);
    }

    private static int RankOf(Adapter adapter, MachineGroups machines)
    {
        var isOwned = adapter.Vm is { } vm && machines.Of(vm)?.Owner is { } owner
            && owner.Equals(adapter.Node, StringComparison.OrdinalIgnoreCase);
        return (adapter.PortId is null ? 0 : 2) + (isOwned ? 1 : 0);
    }
}
