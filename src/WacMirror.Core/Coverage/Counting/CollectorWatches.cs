using System.Collections.Immutable;
using WacMirror.Core.Coverage.Reaching;
using WacMirror.Core.Planning;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Counting;

/// <summary>The watches over all collectors that can hear. Immutable.</summary>
internal sealed class CollectorWatches
{
    private readonly Dictionary<AdapterId, CollectorWatch> watches;

    private CollectorWatches(Dictionary<AdapterId, CollectorWatch> watches) => this.watches = watches;

    public static CollectorWatches None { get; } = new([]);

    public CollectorWatch? this[AdapterId collector] => watches.GetValueOrDefault(collector);

    /// <summary>The watches after one more round of rates.</summary>
    /// <param name="ground">What is there.</param>
    /// <param name="rates">The rates; null when they are those of the round before.</param>
    /// <param name="at">When the round was.</param>
    /// <param name="limits">How much evidence is enough.</param>
    public CollectorWatches With(
        Ground ground, RoundRates? rates, DateTimeOffset at, CoverageLimits limits)
    {
        var next = new Dictionary<AdapterId, CollectorWatch>(watches.Count);
        foreach (var place in ground.Switches)
            foreach (var audience in place.Audiences)
            {
                var watch = Before(audience.Collector.Adapter.Id, place);
                next[audience.Collector.Adapter.Id] = rates is not null && Fanned.Of(audience, rates) is { } sample
                    ? watch.With(sample, audience, at, limits)
                    : watch;
            }
        return new CollectorWatches(next);
    }

    /// <summary>One finding for each collector that does not keep up.</summary>
    /// <param name="ground">What is there.</param>
    /// <param name="policies">The policies that are judged, with their members.</param>
    public ImmutableArray<Finding> Overloads(Ground ground, IEnumerable<PolicyTrail> policies) =>
    [
        .. watches.Where(pair => pair.Value.Overload is not null && ground[pair.Key] is not null).OrderBy(pair => pair.Key)
            .Select(pair => new Finding(FindingKind.FanInOverCapacity)
            {
                Policies =
                [
                    .. policies
                        .Where(policy => policy.Members.Destinations.Values.Any(ids => ids.Contains(pair.Key)))
                        .Select(policy => policy.Policy.Id),
                ],
                Adapters = [pair.Key],
                Node = pair.Value.Node,
                Switch = pair.Value.Switch,
                Detail = pair.Value.Overload,
            }),
    ];

    private CollectorWatch Before(AdapterId collector, SwitchGround place) =>
        watches.TryGetValue(collector, out var watch) && watch.Node == place.Node && watch.Switch == place.Name
            ? watch
            : new CollectorWatch { Node = place.Node, Switch = place.Name };
}
