using System.Collections.Immutable;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Adapters;
using WacMirror.Gateway.Api.Clusters;
using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Live;

/// <summary>What changed in a cluster since the last update of the same stream.</summary>
/// <param name="Revision">Grows.</param>
/// <param name="Full">Whether this is everything, as the first of a stream is.</param>
/// <param name="Nodes">Every node.</param>
/// <param name="Upserted">New and changed adapters.</param>
/// <param name="Removed">Ids of adapters that are gone.</param>
public sealed record TopologyUpdate(
    long Revision,
    bool Full,
    ImmutableArray<NodeSummary> Nodes,
    ImmutableArray<AdapterView> Upserted,
    ImmutableArray<string> Removed)
{
    public static TopologyUpdate Between(ClusterStatus? before, ClusterStatus now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var known = before?.Snapshot.Adapters;
        var upserted = now.Snapshot.Adapters.Values
            .Where(adapter => known is null || IsChanged(known, adapter))
            .Select(AdapterView.Of);
        var removed = known is null ? [] : known.Keys.Where(id => !now.Snapshot.Adapters.ContainsKey(id));
        return new TopologyUpdate(
            now.Revision,
            before is null,
            ClusterSummary.Of(now).Nodes,
            [.. upserted],
            [.. removed.Select(id => id.ToString())]);

        static bool IsChanged(ImmutableSortedDictionary<AdapterId, Adapter> known, Adapter adapter) =>
            !known.TryGetValue(adapter.Id, out var before)
            || (!ReferenceEquals(before, adapter) && !AdapterView.Of(before).Equals(AdapterView.Of(adapter)));
    }
}
