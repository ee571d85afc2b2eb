using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Gateway.Api.Naming;

namespace WacMirror.Gateway.Api.Coverage;

/// <summary>A time in which a source's frames were not copied to where its policy wanted them.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Source">The source, as it is now.</param>
/// <param name="Node">Where it was then.</param>
/// <param name="Start">When it began, as seen.</param>
/// <param name="End">When copies were possible again, as seen; null while it lasts.</param>
/// <param name="Reason">Why no copy arrived.</param>
/// <param name="Cause">What made it so.</param>
/// <param name="Packets">What the source carried meanwhile, an estimate; null while nothing was sampled, and for who may
/// not read counters.</param>
public sealed record IntervalView(
    Guid Id,
    PolicyRef Policy,
    AdapterRef Source,
    string Node,
    DateTimeOffset Start,
    DateTimeOffset? End,
    BlindReason Reason,
    BlindCause Cause,
    PacketRange? Packets)
{
    internal static IntervalView Of(BlindInterval interval, ClusterNames names, bool withPackets) => new(
        interval.Id,
        names.Policy(interval.Policy),
        names.Adapter(interval.Source),
        interval.Node,
        interval.Start,
        interval.End,
        interval.Reason,
        interval.Cause,
        withPackets ? interval.Packets : null);
}

/// <summary>Blind intervals, the latest start first.</summary>
/// <param name="Items">The intervals.</param>
/// <param name="Truncated">Whether there are more than were asked for.</param>
public sealed record IntervalList(ImmutableArray<IntervalView> Items, bool Truncated);
