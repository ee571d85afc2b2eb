namespace WacMirror.Core.Counters;

/// <summary>One adapter's counters and the node's own clock when they were taken.</summary>
/// <param name="TimeTicks">In units of <paramref name="TicksPerSecond"/> (Timestamp_PerfTime).</param>
/// <param name="TicksPerSecond">Frequency_PerfTime.</param>
/// <param name="Values">The counters.</param>
public readonly record struct CounterReading(ulong TimeTicks, ulong TicksPerSecond, CounterValues Values);
