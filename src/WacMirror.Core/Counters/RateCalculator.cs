using System.Collections.Immutable;

namespace WacMirror.Core.Counters;

/// <summary>Turns two readings of a node into rates. Pure.</summary>
public static class RateCalculator
{
    /// <summary>
    /// The rate of every NIC of the later reading. A NIC that is new, or any of whose counters went down, was
    /// started, moved or re-created in between: its counters began at zero, so this reading is only its new
    /// baseline and its rates are zero. The time between is the node's own, so a slow answer distorts nothing.
    /// </summary>
    public static ImmutableDictionary<Guid, AdapterRate> Rates(NodeSample? earlier, NodeSample later)
    {
        var seconds = Seconds(earlier, later);
        var rates = ImmutableDictionary.CreateBuilder<Guid, AdapterRate>();
        foreach (var (nic, now) in later.ByNic)
        {
            var isContinued = seconds > 0 && earlier!.ByNic.TryGetValue(nic, out var before) && IsAfter(now, before);
            rates[nic] = isContinued
                ? Rate(earlier!.ByNic[nic], now, seconds)
                : default(AdapterRate) with { Totals = now };
        }
        return rates.ToImmutable();
    }

    private static double Seconds(NodeSample? earlier, NodeSample later) =>
        earlier is null || later.TicksPerSecond == 0 || earlier.TicksPerSecond != later.TicksPerSecond
        || later.TimeTicks <= earlier.TimeTicks
            ? 0
            : (later.TimeTicks - earlier.TimeTicks) / (double)later.TicksPerSecond;

    private static bool IsAfter(CounterValues now, CounterValues before) =>
        now.ReceivedPackets >= before.ReceivedPackets
        && now.SentPackets >= before.SentPackets
        && now.ReceivedBytes >= before.ReceivedBytes
        && now.SentBytes >= before.SentBytes
        && now.DroppedIncoming >= before.DroppedIncoming
        && now.DroppedOutgoing >= before.DroppedOutgoing;

    private static AdapterRate Rate(CounterValues before, CounterValues now, double seconds) => new(
        (now.ReceivedPackets - before.ReceivedPackets) / seconds,
        (now.SentPackets - before.SentPackets) / seconds,
        (now.ReceivedBytes - before.ReceivedBytes) / seconds,
        (now.SentBytes - before.SentBytes) / seconds,
        (now.DroppedIncoming - before.DroppedIncoming + now.DroppedOutgoing - before.DroppedOutgoing) / seconds,
        now);
}
