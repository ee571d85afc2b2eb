using System.Collections.Immutable;

namespace WacMirror.Core.Counters;

/// <summary>One reading of one node's counters.</summary>
/// <param name="Node">The node.</param>
/// <param name="TimeTicks">The node's own clock when the counters were taken, in units of
/// <paramref name="TicksPerSecond"/> (Timestamp_PerfTime).</param>
/// <param name="TicksPerSecond">Frequency_PerfTime.</param>
/// <param name="ByNic">NIC id to its counters.</param>
public sealed record NodeSample(
    string Node,
    ulong TimeTicks,
    ulong TicksPerSecond,
    ImmutableDictionary<Guid, CounterValues> ByNic);
