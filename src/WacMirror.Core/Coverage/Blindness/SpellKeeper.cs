using System.Collections.Immutable;
using WacMirror.Core.Coverage.Counting;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Blindness;

/// <summary>Begins, counts and ends the blind intervals of one judgement, and collects those to be stored.</summary>
internal sealed class SpellKeeper(CoverageInput input)
{
    private readonly ImmutableArray<BlindInterval>.Builder changed = ImmutableArray.CreateBuilder<BlindInterval>();

    /// <summary>Those that began, ended or grew enough.</summary>
    public ImmutableArray<BlindInterval> Changed => changed.ToImmutable();

    private CoverageLimits Limits => input.Limits;

    /// <summary>Begins an interval.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="source">The source.</param>
    /// <param name="reason">Why it is blind.</param>
    /// <param name="cause">What made it so.</param>
    /// <param name="before">Its counters before this judgement.</param>
    /// <param name="now">Its counters now.</param>
    public Spell Begin(
        Guid policy, Adapter source, BlindReason reason, BlindCause cause, CounterTrack before, CounterTrack now)
    {
        var sameRun = before.HasSample && before.Run == now.Run;
        // Of what nobody watched before, nothing before the start is of interest.
        var isNew = cause.Kind is BlindCauseKind.PolicyChanged or BlindCauseKind.Unseen;
        ulong? from = sameRun ? (isNew ? before.Total : before.Anchor)
            : now.Run > 0 ? 0
            : now.HasSample ? now.Total
            : null;
        var interval = new BlindInterval(
            IntervalId.Of(input.Cluster, policy, source.Id, input.Now),
            input.Cluster, policy, source.Id, source.Node, input.Now, null, reason, cause, null);
        return Store(new Spell(interval)
        {
            Run = now.Run,
            LowTo = now.Anchor,
            HighFrom = from,
            HighTo = now.HasSample ? now.Total : from ?? 0,
            HighToAt = now.HasSample ? now.SampledAt : input.Now,
            Peak = Math.Max(before.Rate, now.Rate),
            Mark = input.Now,
        });
    }

    /// <summary>Takes up an interval that an owner before us stored. What it counted is kept; the time since is
    /// unsampled.</summary>
    public static Spell Resume(BlindInterval stored, CounterTrack now) => new(stored)
    {
        Run = now.Run,
        LowDone = stored.Packets?.Low ?? 0,
        HighDone = stored.Packets?.High ?? 0,
        Mark = stored.Start,
        StoredAt = stored.Start,
    };

    /// <summary>Goes on with one that lasts.</summary>
    /// <param name="open">The interval.</param>
    /// <param name="now">The counters.</param>
    /// <param name="isBlind">Whether readings show it still blind; else nobody knows.</param>
    public Spell Last(Spell open, CounterTrack now, bool isBlind)
    {
        var spell = open.With(now, isBlind, Limits);
        return input.Now - spell.StoredAt >= Limits.GrowthInterval && spell.Packets(TimeSpan.Zero) != spell.Interval.Packets
            ? Store(spell)
            : spell;
    }

    /// <summary>Ends one. Its packets are known for good only by a later sample.</summary>
    public Spell End(Spell open, CounterTrack now)
    {
        var spell = open.With(now, isBlind: false, Limits);
        var unsampled = spell.HighToAt == default ? TimeSpan.Zero : input.Now - spell.HighToAt + Limits.SampleInterval;
        var packets = spell.Packets(unsampled);
        return Keep(spell with
        {
            Interval = spell.Interval with { End = input.Now, Packets = packets },
            Mark = input.Now,
            FreshSamples = 0,
        });
    }

    /// <summary>Counts on after the end.</summary>
    /// <returns>The interval; null when its packets are counted.</returns>
    public Spell? Close(Spell closing, CounterTrack now)
    {
        // Counters that began anew, or do not come: the estimate that was stored at the end stays.
        if (now.Run != closing.Run || input.Now - closing.Mark > Limits.ReadingLasts)
            return null;
        var spell = closing.With(now, isBlind: false, Limits);
        if (!spell.IsSurelyLater(now, Limits))
            return spell;
        if (spell.Packets(TimeSpan.Zero) is { } packets && packets != spell.Interval.Packets)
            changed.Add(spell.Interval with { Packets = packets });
        return null;
    }

    /// <summary>Ends one whose source or policy is not judged any more.</summary>
    public void Drop(BlindInterval open) => changed.Add(open with { End = input.Now });

    private Spell Store(Spell spell) =>
        Keep(spell with { Interval = spell.Interval with { Packets = spell.Packets(TimeSpan.Zero) } });

    private Spell Keep(Spell spell)
    {
        changed.Add(spell.Interval);
        return spell with { StoredAt = input.Now };
    }
}
