using WacMirror.Core.Coverage.Counting;

namespace WacMirror.Core.Coverage.Blindness;

/// <summary>
/// A blind interval while its packets are counted. What is certain counts as low: between a sample after it was seen to be
/// blind and a sample before a reading that still showed it so. What is possible counts as high: from the last sample before
/// the last reading that showed copies, to the first after copies were possible again. Where the counters began anew in
/// between, what nobody sampled is put in as time at twice the highest rate that was seen.
/// </summary>
internal sealed record Spell(BlindInterval Interval)
{
    /// <summary>Twice the rate: less loses packets of a source that sped up while nobody looked, more makes the range
    /// useless.</summary>
    private const double UnsampledFactor = 2;

    /// <summary>The run of counters that is being counted.</summary>
    public int Run { get; init; }

    /// <summary>Counted in the runs before.</summary>
    public ulong LowDone { get; init; }

    /// <inheritdoc cref="LowDone"/>
    public ulong HighDone { get; init; }

    /// <summary>The run's total from which on it was surely blind; null until there is one.</summary>
    public ulong? LowFrom { get; init; }

    /// <summary>The run's total up to which it was surely blind.</summary>
    public ulong LowTo { get; init; }

    /// <summary>The run's total from which on it may have been blind; null until there is a sample.</summary>
    public ulong? HighFrom { get; init; }

    /// <summary>The run's last total.</summary>
    public ulong HighTo { get; init; }

    /// <summary>When that was sampled.</summary>
    public DateTimeOffset HighToAt { get; init; }

    /// <summary>The time that nobody sampled.</summary>
    public TimeSpan Unsampled { get; init; }

    /// <summary>The highest rate seen, packets a second.</summary>
    public double Peak { get; init; }

    /// <summary>Since when a sample is waited for that was surely taken later: the beginning, the end, or the arrival on
    /// another node.</summary>
    public DateTimeOffset Mark { get; init; }

    /// <summary>New samples since then.</summary>
    public int FreshSamples { get; init; }

    /// <summary>When it was last handed out to be stored.</summary>
    public DateTimeOffset StoredAt { get; init; }

    /// <summary>Whether anything was counted.</summary>
    private bool IsCounted => HighFrom is not null || HighDone > 0 || Unsampled > TimeSpan.Zero;

    /// <param name="unsampled">Time at either end that no sample covers yet.</param>
    public PacketRange? Packets(TimeSpan unsampled)
    {
        if (!IsCounted)
            return null;
        var low = LowDone + (LowFrom is { } from && LowTo > from ? LowTo - from : 0);
        var high = HighDone + (HighTo - (HighFrom ?? HighTo))
            + (ulong)Math.Ceiling(UnsampledFactor * Peak * Math.Max(0, (Unsampled + unsampled).TotalSeconds));
        return new PacketRange(Math.Min(low, high), high);
    }

    /// <summary>The spell with one more look at the counters.</summary>
    /// <param name="track">The counters now.</param>
    /// <param name="isBlind">Whether a reading showed it still blind.</param>
    /// <param name="limits">How long samples can be old.</param>
    public Spell With(CounterTrack track, bool isBlind, CoverageLimits limits)
    {
        var spell = track.Run == Run ? this : Begin(track);
        if (!track.HasSample)
            return spell;
        var fresh = track.IsFresh && track.SampledAt > spell.Mark ? spell.FreshSamples + 1 : spell.FreshSamples;
        var isFirst = spell.HighFrom is null;
        var isLater = IsSurelyLater(fresh, track, spell.Mark, limits);
        var lowTo = isBlind && Interval.Reason != BlindReason.NotArriving ? track.Anchor : spell.LowTo;
        if (!isFirst && track.Total == spell.HighTo && track.SampledAt == spell.HighToAt && lowTo == spell.LowTo)
            return spell;
        return spell with
        {
            FreshSamples = fresh,
            LowFrom = spell.LowFrom ?? (isLater ? track.Total : null),
            LowTo = lowTo,
            HighFrom = spell.HighFrom ?? track.Total,
            Unsampled = isFirst ? spell.Unsampled + Positive(track.SampledAt - spell.Mark) + limits.SampleInterval : spell.Unsampled,
            HighTo = track.Total,
            HighToAt = track.SampledAt,
            Peak = Math.Max(spell.Peak, track.Rate),
        };
    }

    /// <summary>Whether the last sample was surely taken after the mark: it is the second new one, and a node is asked again
    /// only when it has answered; or so much time passed that no older one is kept.</summary>
    public bool IsSurelyLater(CounterTrack track, CoverageLimits limits) =>
        track.HasSample && IsSurelyLater(FreshSamples, track, Mark, limits);

    private static bool IsSurelyLater(int fresh, CounterTrack track, DateTimeOffset mark, CoverageLimits limits) =>
        fresh >= 2 || track.SampledAt > mark + limits.RatesLast + limits.SampleInterval;

    /// <summary>Goes on with counters that began anew, at zero. What the old ones counted after their last sample is
    /// lost.</summary>
    private Spell Begin(CounterTrack track) => this with
    {
        Run = track.Run,
        LowDone = LowDone + (LowFrom is { } from && LowTo > from ? LowTo - from : 0),
        HighDone = HighDone + (HighTo - (HighFrom ?? HighTo)),
        LowFrom = null,
        LowTo = 0,
        HighFrom = 0,
        HighTo = 0,
        HighToAt = track.RunSince,
        Unsampled = Unsampled + Positive(track.RunSince - (HighFrom is null ? Mark : HighToAt)),
        Mark = track.RunSince,
        FreshSamples = 0,
    };

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
