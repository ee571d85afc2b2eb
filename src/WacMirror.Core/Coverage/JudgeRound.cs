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
    private readonly Dictionary<(Guid Policy, AdapterId Source), BlindInterval> stored = [];

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
        // Of several that were left open of one source the first goes on.
        foreach (var interval in trail?.Waiting ?? [.. before.Open.OrderBy(interval => interval.Start)])
            if (!stored.TryAdd((interval.Policy, interval.Source), interval))
                Spells.Drop(interval);
    }

    public CoverageInput Input { get; }

    /// <summary>Whether nothing was judged before.</summary>
    public bool IsFirst { get; }

    /// <summary>Whether every node had answered by the judgement before. Else what shows now may have been there.</summary>
    public bool WasComplete => before.Trail is { Ground.IsComplete: true };

    /// <summary>Whether something else may be there than before.</summary>
    public bool IsGroundNew { get; }

    public Ground Ground { get; }

    public CollectorWatches Collectors { get; }

    public CounterTracker Tracker { get; }

    public SpellKeeper Spells { get; }

    /// <summary>The intervals that last, as far as they were judged.</summary>
    public List<BlindInterval> Open { get; } = [];

    /// <summary>The interval of a source that an owner before us stored; null when there is none.</summary>
    public Spell? Resume(Guid policy, AdapterId source, CounterTrack now) =>
        stored.Count > 0 && stored.Remove((policy, source), out var interval) ? SpellKeeper.Resume(interval, now) : null;

    /// <summary>Ends what lasts of a source that is not judged any more.</summary>
    public void Drop(SourceTrail source)
    {
        if (source.Open is { } open)
            Spells.Drop(open.Interval with { Packets = open.Packets(TimeSpan.Zero) });
    }

    /// <summary>Ends what was stored of sources that are not judged any more. While not every node has answered, they may only
    /// not have been shown yet.</summary>
    /// <param name="isJudged">Whether a policy is.</param>
    /// <returns>Those that wait.</returns>
    public ImmutableArray<BlindInterval> Wait(Func<Guid, bool> isJudged)
    {
        var waiting = ImmutableArray.CreateBuilder<BlindInterval>();
        foreach (var interval in stored.Values)
            if (Ground.IsComplete || !isJudged(interval.Policy))
                Spells.Drop(interval);
            else
                waiting.Add(interval);
        Open.AddRange(waiting);
        return waiting.ToImmutable();
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
