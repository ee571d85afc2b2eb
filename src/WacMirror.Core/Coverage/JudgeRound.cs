using System.Collections.Immutable;
using WacMirror.Core.Coverage.Blindness;
using WacMirror.Core.Coverage.Counting;
using WacMirror.Core.Coverage.Reaching;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage;

/// <summary>What is common to all policies of one judgement.</summary>
internal sealed class JudgeRound
{
    private readonly CoverageMemory before;
    private readonly Dictionary<(Guid Policy, AdapterId Source), BlindInterval> stored;

    public JudgeRound(CoverageInput input, CoverageMemory before)
    {
        (Input, this.before) = (input, before);
        var trail = before.Trail;
        IsFirst = trail is null;
        IsGroundNew = trail is null || !ReferenceEquals(trail.Ground.Seen, input.Seen);
        Ground = IsGroundNew ? new Ground(input.Seen) : trail!.Ground;
        Collectors = trail?.Collectors ?? CollectorWatches.None;
        var isNewRound = input.RatesAt is not null && input.RatesAt != trail?.RatesAt;
        var rates = isNewRound ? new RoundRates(input.Rates, Ground) : null;
        if (IsGroundNew || isNewRound)
            Collectors = Collectors.With(Ground, rates, input.RatesAt ?? input.Now, input.Limits);
        Tracker = new CounterTracker(input, rates);
        Spells = new SpellKeeper(input);
        stored = IsFirst ? before.Open.ToDictionary(interval => (interval.Policy, interval.Source)) : [];
    }

    public CoverageInput Input { get; }

    /// <summary>Whether nothing was judged before.</summary>
    public bool IsFirst { get; }

    /// <summary>Whether something else may be there than before.</summary>
    public bool IsGroundNew { get; }

    public Ground Ground { get; }

    public CollectorWatches Collectors { get; }

    public CounterTracker Tracker { get; }

    public SpellKeeper Spells { get; }

    /// <summary>The intervals that last, as far as they were judged.</summary>
    public List<BlindInterval> Open { get; } = [];

    /// <summary>The interval of a source that was stored before the first judgement; null when there is none.</summary>
    public Spell? Resume(Guid policy, AdapterId source, CounterTrack now) =>
        stored.Count > 0 && stored.Remove((policy, source), out var interval) ? SpellKeeper.Resume(interval, now) : null;

    /// <summary>Ends what lasts of a source that is not judged any more.</summary>
    public void Drop(SourceTrail source)
    {
        if (source.Open is { } open)
            Spells.Drop(open.Interval with { Packets = open.Packets(TimeSpan.Zero) });
    }

    /// <summary>Ends what was stored of sources that are not judged any more.</summary>
    public void DropRest()
    {
        foreach (var interval in stored.Values)
            Spells.Drop(interval);
    }

    /// <summary>The intervals that last; the same array as before where none changed.</summary>
    public ImmutableArray<BlindInterval> Lasting()
    {
        var isSame = before.Open.Length == Open.Count;
        for (var i = 0; isSame && i < Open.Count; i++)
            isSame = ReferenceEquals(before.Open[i], Open[i]);
        return isSame ? before.Open : [.. Open];
    }
}
