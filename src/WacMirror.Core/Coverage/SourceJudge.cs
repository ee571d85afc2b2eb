using WacMirror.Core.Coverage.Counting;
using WacMirror.Core.Coverage.Reaching;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage;

/// <summary>Decides the state of single sources of one policy: the first that applies.</summary>
internal sealed class SourceJudge(CoverageInput input, Ground ground, CollectorWatches watches, MirrorPolicy policy)
{
    /// <summary>The state of a source of which readings say nothing useful; null when they do.</summary>
    public CoverageState? Unseen(Standing? found)
    {
        if (found is not { } spot)
            return ground.IsComplete ? CoverageState.Missing : CoverageState.Unknown;
        if (spot.Node is not { IsSilent: false, ReadAt: { } readAt } || input.Now - readAt > input.Limits.ReadingLasts
            || spot.Adapter.Presence == Presence.Duplicate || !spot.Adapter.IsRoleKnown)
            return CoverageState.Unknown;
        if (Machines.IsOff(spot.Adapter))
            return CoverageState.Missing;
        return spot.Adapter.Presence == Presence.Moving ? CoverageState.Moving : null;
    }

    /// <summary>Why it is blind by what readings and counters show; null when copies are possible.</summary>
    /// <param name="source">The source.</param>
    /// <param name="place">Its switch.</param>
    /// <param name="reach">Who hears it; null when nothing of it is copied.</param>
    public BlindReason? BlindBy(Adapter source, SwitchGround? place, Reach? reach) =>
        reach is null ? Hearing.ProblemOf(source, place) ?? BlindReason.NotConnected
            : reach.Reason ?? (reach.Groups.Any(IsDeaf) ? BlindReason.NotArriving : null);

    /// <summary>Whether the group's collectors should hear and none of them does.</summary>
    public bool IsDeaf(GroupReach group)
    {
        foreach (var collector in group.Collectors)
            if (watches[collector] is not { IsDeaf: true })
                return false;
        return !group.Collectors.IsEmpty;
    }

    /// <summary>The state of a source that is copied.</summary>
    public CoverageState Covered(Adapter source, SwitchGround place, Reach reach, CounterTrack counters)
    {
        if (reach.HasDrifted || source.Role.Session != policy.Session)
            return CoverageState.Drifted;
        if (AreRatesOld(counters))
            return CoverageState.Unknown;
        if (IsRecent(counters.TrafficAt) && HaveAllHeard(reach))
            return CoverageState.Flowing;
        return place.IsForwardedByExtension ? CoverageState.Unknown : CoverageState.Covered;
    }

    /// <summary>Whether its counters came once and do not come any more. Where they never came there is no traffic to judge
    /// by, as of a port that was just made.</summary>
    private bool AreRatesOld(CounterTrack counters) =>
        counters.HasSample && input.Now - counters.SampledAt > input.Limits.RatesLast;

    private bool HaveAllHeard(Reach reach)
    {
        foreach (var group in reach.Groups)
            if (!HasHeard(group))
                return false;
        return true;
    }

    private bool HasHeard(GroupReach group)
    {
        foreach (var collector in group.Collectors)
            if (watches[collector] is { IsDeaf: false } watch && IsRecent(watch.AgreedAt))
                return true;
        return false;
    }

    private bool IsRecent(DateTimeOffset at) => at != default && input.Now - at <= input.Limits.FlowLasts;
}
