using WacMirror.Core.Coverage.Reaching;

namespace WacMirror.Core.Coverage.Counting;

/// <summary>What the counters have told of one collector over several samples.</summary>
internal sealed record CollectorWatch
{
    /// <summary>Fewer packets a second than this prove no loss. Less takes rounding for a loss; more leaves quiet sources
    /// unjudged.</summary>
    private const double LeastJudged = 3;

    /// <summary>Below this share of what it must receive a collector counts as one that gets nothing. Lower calls half a
    /// loss an overload; higher calls an overload blindness.</summary>
    private const double DeafShare = 0.5;

    /// <summary>From this share on the counters agree. Lower takes a loss for noise; higher takes noise for a loss.</summary>
    private const double AgreeingShare = 0.8;

    /// <summary>Packets a second that may be missing without a word. Lower reports estimates that are off; higher leaves
    /// losses of small collectors untold.</summary>
    private const double LossNotTold = 100;

    /// <summary>Above so many times what all sources carry, what arrives is mostly something else and proves nothing.
    /// Lower doubts collectors that see some broadcasts; higher believes those with much traffic of their own.</summary>
    private const double OwnTrafficShare = 2;

    /// <summary>The same in packets a second, for quiet switches.</summary>
    private const double OwnTrafficFloor = 20;

    private ulong? stamp;
    private int shorts;
    private int agreeing;
    private int overs;
    private int unders;

    /// <summary>The switch where it was watched; elsewhere the watching begins anew.</summary>
    public required string Node { get; init; }

    /// <inheritdoc cref="Node"/>
    public required string Switch { get; init; }

    /// <summary>Whether it does not receive what its sources send.</summary>
    public bool IsDeaf { get; private init; }

    /// <summary>When it last received what they sent; the default when it never did.</summary>
    public DateTimeOffset AgreedAt { get; private init; }

    /// <summary>What its sources send and it does not receive, as values; null when it keeps up.</summary>
    public string? Overload { get; private init; }

    /// <summary>The watch with one more round. The same when the round brought nothing new.</summary>
    public CollectorWatch With(Fanned sample, Audience audience, DateTimeOffset at, CoverageLimits limits)
    {
        if (sample.Stamp == stamp)
            return this;
        var isShort = sample.Low >= LeastJudged && sample.Received < DeafShare * sample.Low;
        var agrees = sample.Received > 0 && sample.Low > 0 && sample.Received >= (AgreeingShare * sample.Low) - 1
            && sample.Received <= (OwnTrafficShare * sample.High) + OwnTrafficFloor;
        var isOver = (sample.Received < AgreeingShare * sample.Likely && sample.Likely - sample.Received > LossNotTold)
            || (sample.Dropped >= 1 && audience.IsWhole);
        var (nextShorts, nextAgreeing) = (isShort ? shorts + 1 : agrees ? 0 : shorts, agrees ? agreeing + 1 : isShort ? 0 : agreeing);
        var (nextOvers, nextUnders) = (isOver ? overs + 1 : 0, isOver ? 0 : unders + 1);
        var isDeaf = nextShorts >= limits.ShortSamples || (IsDeaf && nextAgreeing < limits.AgreeingSamples);
        return this with
        {
            stamp = sample.Stamp,
            shorts = Math.Min(nextShorts, limits.ShortSamples),
            agreeing = Math.Min(nextAgreeing, limits.AgreeingSamples),
            overs = Math.Min(nextOvers, limits.ShortSamples),
            unders = Math.Min(nextUnders, limits.ShortSamples),
            IsDeaf = isDeaf,
            AgreedAt = agrees ? at : AgreedAt,
            Overload = isDeaf || nextUnders >= limits.ShortSamples ? null
                : nextOvers >= limits.ShortSamples ? Overload ?? Describe(sample)
                : Overload,
        };
    }

    /// <summary>Written when it begins and kept while it lasts: a number that changes every second is no news.</summary>
    private static string Describe(Fanned sample) => FormattableString.Invariant(
        $"estimate; sources={sample.Low:0}-{sample.High:0}/s; received={sample.Received:0}/s; dropped={sample.Dropped:0}/s");
}
