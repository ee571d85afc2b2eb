namespace WacMirror.Core.Counters;

/// <summary>What an adapter carries, per second, with the cumulative counters the rates came from.</summary>
public readonly record struct AdapterRate(
    double ReceivedPackets,
    double SentPackets,
    double ReceivedBytes,
    double SentBytes,
    double Dropped,
    CounterValues Totals);
