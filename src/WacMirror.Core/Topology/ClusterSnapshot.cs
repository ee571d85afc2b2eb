using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>
/// All adapters of a cluster, each once, merged from what the nodes said. While a machine moves or fails over, two
/// nodes may show it: a node that answers wins over one that does not, then the one where the machine has a live
/// port, then the cluster's owner of record, then the later reading.
/// </summary>
public sealed record ClusterSnapshot(ImmutableSortedDictionary<AdapterId, Adapter> Adapters)
{
    /// <param name="nodes">The last reading of each node.</param>
    /// <param name="owners">Machine name to owner node, from the cluster; empty when it is not known.</param>
    /// <param name="silent">Nodes whose last reading is old, because they did not answer since.</param>
    public static ClusterSnapshot Merge(
        IEnumerable<NodeSnapshot> nodes,
        ImmutableDictionary<string, string> owners,
        ImmutableHashSet<string> silent)
    {
        int Rank(Adapter adapter) => silent.Contains(adapter.Node) ? -1 : RankOf(adapter, owners);
        var merged = ImmutableSortedDictionary.CreateBuilder<AdapterId, Adapter>();
        foreach (var node in nodes.OrderBy(node => node.ReadAt).ThenBy(node => node.Node, StringComparer.Ordinal))
            foreach (var adapter in node.Adapters)
                if (!merged.TryGetValue(adapter.Id, out var other) || Rank(adapter) >= Rank(other))
                    merged[adapter.Id] = adapter;
        return new ClusterSnapshot(merged.ToImmutable());
    }

    private static int RankOf(Adapter adapter, ImmutableDictionary<string, string> owners)
    {
        var isOwned = adapter.Vm is { } vm && owners.TryGetValue(vm.Name, out var owner)
            && owner.Equals(adapter.Node, StringComparison.OrdinalIgnoreCase);
        return (adapter.PortId is null ? 0 : 2) + (isOwned ? 1 : 0);
    }
}
