using System.Collections.Immutable;
using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>The affinity rules as a node told them. Compared as an object: each reading is another.</summary>
/// <param name="At">When it was begun; what happened later it may not show.</param>
/// <param name="Rules">The rules.</param>
internal sealed record AffinityReading(DateTimeOffset At, ImmutableArray<AffinityRule> Rules)
{
    public bool Equals(AffinityReading? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => At.GetHashCode();
}
