using System.Collections.Immutable;

namespace WacMirror.Core.Counters;

/// <summary>One reading of one node's counters.</summary>
/// <param name="Node">The node.</param>
/// <param name="ByNic">NIC id to its counters. Each has its own time: legacy NICs come from another query.</param>
public sealed record NodeSample(string Node, ImmutableDictionary<Guid, CounterReading> ByNic);
