using System.Collections.Immutable;
using WacMirror.Core.Coverage.Counting;
using WacMirror.Core.Coverage.Reaching;

namespace WacMirror.Core.Coverage;

/// <summary>What one judgement observed, for the next to compare with and to build on. Not changed once made.</summary>
/// <param name="Ground">What was there.</param>
/// <param name="Collectors">What the counters told of the collectors.</param>
/// <param name="Policies">By policy.</param>
/// <param name="RatesAt">The round that was counted last.</param>
internal sealed record Trail(
    Ground Ground, CollectorWatches Collectors, Dictionary<Guid, PolicyTrail> Policies, DateTimeOffset? RatesAt)
{
    /// <summary>Intervals that an owner before us stored, of sources that no node has shown yet.</summary>
    public ImmutableArray<BlindInterval> Waiting { get; init; } = [];
}
