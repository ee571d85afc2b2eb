using System.Collections.Immutable;
using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>The failover cluster's affinity rules.</summary>
/// <param name="Rules">As they were read, and with what writes read back since.</param>
/// <param name="At">When the reading began.</param>
internal sealed record AffinityReading(ImmutableArray<AffinityRule> Rules, DateTimeOffset At);
