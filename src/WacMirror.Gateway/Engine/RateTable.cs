using System.Collections.Immutable;
using WacMirror.Core.Counters;

namespace WacMirror.Gateway.Engine;

/// <summary>The rates of all adapters of a cluster at one moment.</summary>
/// <param name="At">When the round ended.</param>
/// <param name="ByNic">NIC id (of <see cref="Core.Topology.AdapterId.Nic"/>) to its rates. NICs of a node that has
/// been silent for three intervals are not in it: old numbers would pass for traffic.</param>
/// <param name="Errors">Nodes whose counters could not be read.</param>
public sealed record RateTable(
    DateTimeOffset At,
    ImmutableDictionary<Guid, AdapterRate> ByNic,
    ImmutableArray<NodeError> Errors)
{
    public static RateTable Empty { get; } = new(default, ImmutableDictionary<Guid, AdapterRate>.Empty, []);
}
