namespace WacMirror.Core.Counters;

/// <summary>Cumulative counters of one adapter. Received is what was delivered to the adapter's owner.</summary>
public readonly record struct CounterValues(
    ulong ReceivedPackets,
    ulong SentPackets,
    ulong ReceivedBytes,
    ulong SentBytes,
    ulong DroppedIncoming,
    ulong DroppedOutgoing);
