using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>Looks among the collectors on a source's switch for those that get its frames. One use each.</summary>
internal sealed class CollectorSearch(Adapter source, Motion motion)
{
    /// <summary>Those that get them, in the order they were tried.</summary>
    public ImmutableArray<AdapterId> Reached { get; private set; } = [];

    /// <summary>Why nobody gets them: what the collector that came nearest lacks.</summary>
    public BlindReason Why { get; private set; } = BlindReason.NoDestination;

    public void Try(Adapter collector)
    {
        if (!Hearing.CanHear(collector, source.Role.Session, motion))
            Why = Why == BlindReason.NoDestination && !Machines.Listens(collector) ? BlindReason.CollectorOff : Why;
        else if (Hearing.PassesAll(source, collector))
            Reached = Reached.Add(collector.Id);
        else
            Why = BlindReason.VlanBlocked;
    }
}
