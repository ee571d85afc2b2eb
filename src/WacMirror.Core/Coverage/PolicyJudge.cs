using System.Collections.Immutable;
using WacMirror.Core.Coverage.Blindness;
using WacMirror.Core.Coverage.Counting;
using WacMirror.Core.Coverage.Reaching;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage;

/// <summary>Judges the sources of one policy.</summary>
/// <param name="round">What is common to all policies.</param>
/// <param name="policy">The policy.</param>
/// <param name="members">Its members.</param>
/// <param name="before">What was observed of it before; null when nothing was.</param>
internal sealed class PolicyJudge(JudgeRound round, MirrorPolicy policy, PolicyMembers members, PolicyTrail? before)
{
    private readonly SourceJudge states = new(round.Input, round.Ground, round.Collectors, policy);
    private readonly ReachFinder finder = new(round.Ground, policy, members);
    private readonly BlindCauses causes = new(
        round.Ground, policy, members, before, round.IsFirst, round.WasComplete);

    /// <summary>Whether everything but counters and time is as it was.</summary>
    private readonly bool isAsBefore = before is not null && !round.IsGroundNew
        && ReferenceEquals(before.Policy, policy) && ReferenceEquals(before.Members, members);

    public PolicyTrail Judge()
    {
        var old = before?.Sources ?? [];
        var next = new SourceTrail[members.Sources.Count];
        var (at, to) = (0, 0);
        foreach (var id in members.Sources)
        {
            for (; at < old.Length && old[at].Coverage.Source < id; at++)
                round.Drop(old[at]);
            var was = at < old.Length && old[at].Coverage.Source == id ? old[at++] : default;
            next[to++] = Judge(id, was);
        }
        for (; at < old.Length; at++)
            round.Drop(old[at]);
        return new PolicyTrail(policy, members, next, Sum(next));
    }

    private SourceTrail Judge(AdapterId id, SourceTrail was)
    {
        var found = isAsBefore ? was.Standing : round.Ground[id];
        var unseen = states.Unseen(found);
        if (found is null)
            return Keep(was with { Standing = null, Reach = null }, id, unseen!.Value, null, was.Counters);
        var reach = isAsBefore ? was.Reach : ReachOf(found);
        var counters = round.Tracker.Next(was.Counters, found, unseen is null ? found.Node?.ReadAt : null);
        var now = was with { Standing = found, Reach = reach, Counters = counters };
        if (unseen is { } state)
            return Keep(now, id, state, null, was.Counters);
        var reason = states.BlindBy(found.Adapter, found.Switch, reach);
        now = Keep(
            now, id,
            reason is null ? states.Covered(found.Adapter, found.Switch!, reach!, counters) : CoverageState.Blind,
            reason, was.Counters);
        return now.Last is { } last && ReferenceEquals(last.Reach, reach) && last.Role == found.Adapter.Role
            && last.Node == found.Adapter.Node
            ? now
            : now with { Last = new Sight(found.Adapter.Node, found.Adapter.Role, reach) };
    }

    private Reach? ReachOf(Standing found) =>
        found.Switch is { } place && Hearing.ProblemOf(found.Adapter, place) is null
            ? finder.Of(found.Adapter, place)
            : null;

    private SourceTrail Keep(
        SourceTrail now, AdapterId id, CoverageState state, BlindReason? reason, CounterTrack before)
    {
        var open = now.Open ?? round.Resume(policy.Id, id, now.Counters);
        var closing = now.Closing is { } closed ? round.Spells.Close(closed, now.Counters) : null;
        if (state == CoverageState.Blind && open is null)
        {
            var cause = causes.Of(now.Last, now.Standing!.Adapter, now.Reach, reason!.Value);
            open = round.Spells.Begin(policy.Id, now.Standing.Adapter, reason.Value, cause, before, now.Counters);
        }
        else if (open is not null && state is CoverageState.Blind or CoverageState.Moving or CoverageState.Unknown)
        {
            open = round.Spells.Last(open!, now.Counters, state == CoverageState.Blind);
        }
        else if (open is not null)
        {
            (closing, open) = (round.Spells.End(open, now.Counters), null);
        }
        if (open is not null)
            round.Open.Add(open.Interval);
        return now with
        {
            Open = open,
            Closing = closing,
            Coverage = Describe(now, id, state, reason, open?.Interval.Start),
        };
    }

    private SourceCoverage Describe(
        SourceTrail now, AdapterId id, CoverageState state, BlindReason? reason, DateTimeOffset? blindSince)
    {
        var was = now.Coverage;
        var node = now.Standing?.Adapter.Node;
        var isLeaking = state is not (CoverageState.Unknown or CoverageState.Missing) && now.Reach is { IsLeaking: true };
        var unreached = state == CoverageState.Blind ? Unreached(now.Reach) : [];
        var isSame = was?.State == state;
        if (isSame && was!.Node == node && was.Reason == reason && was.IsLeaking == isLeaking
            && was.UnreachedGroups.SequenceEqual(unreached))
            return was;
        var since = isSame ? was!.Since
            : was is null && state == CoverageState.Blind ? blindSince ?? round.Input.Now
            : round.Input.Now;
        return new SourceCoverage(id, node, state, reason, since)
        {
            IsLeaking = isLeaking,
            UnreachedGroups = unreached,
        };
    }

    private ImmutableArray<string> Unreached(Reach? reach) =>
        reach is null ? [.. members.Destinations.Keys]
            : reach.Reason is not null ? reach.Unreached
            : [.. reach.Groups.Where(states.IsDeaf).Select(group => group.Name).Where(name => name.Length > 0)];

    private PolicyCoverage Sum(SourceTrail[] next)
    {
        if (before is not null && before.Sources.Length == next.Length)
        {
            var (i, old) = (0, before.Sources);
            while (i < next.Length && ReferenceEquals(next[i].Coverage, old[i].Coverage))
                i++;
            if (i == next.Length)
                return before.Coverage;
        }
        return RollUps.Of(policy.Id, [.. next.Select(source => source.Coverage)]);
    }
}
