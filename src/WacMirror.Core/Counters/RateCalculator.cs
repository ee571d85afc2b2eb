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
        ArgumentNullException.ThrowIfNull(later);
        var rates = ImmutableDictionary.CreateBuilder<Guid, AdapterRate>();
        foreach (var (nic, now) in later.ByNic)
            rates[nic] = earlier is not null && earlier.ByNic.TryGetValue(nic, out var before)
                ? Rate(before, now)
                : Baseline(now);
        return rates.ToImmutable();
    }

    private static AdapterRate Baseline(CounterReading now) => default(AdapterRate) with { Totals = now.Values };

    private static AdapterRate Rate(CounterReading before, CounterReading now) =>
        Seconds(before, now) is > 0 and var seconds && IsAfter(now.Values, before.Values)
            ? Rate(before.Values, now.Values, seconds)
            : Baseline(now);

    private static double Seconds(CounterReading before, CounterReading now) =>
        now.TicksPerSecond == 0 || before.TicksPerSecond != now.TicksPerSecond || now.TimeTicks <= before.TimeTicks
            ? 0
            : (now.TimeTicks - before.TimeTicks) / (double)now.TicksPerSecond;

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
