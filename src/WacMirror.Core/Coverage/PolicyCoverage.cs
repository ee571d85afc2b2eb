using System.Collections.Immutable;

namespace WacMirror.Core.Coverage;

/// <summary>How it stands with the sources of one policy.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="RollUp">Its worst source's state; null when it has none.</param>
/// <param name="Sources">By source.</param>
/// <param name="Nodes">By node: the worst state of the sources that are there.</param>
public sealed record PolicyCoverage(
    Guid Policy,
    CoverageState? RollUp,
    ImmutableArray<SourceCoverage> Sources,
    ImmutableSortedDictionary<string, CoverageState> Nodes)
{
    public bool Equals(PolicyCoverage? other) =>
        other is not null && Policy == other.Policy && RollUp == other.RollUp
        && Sources.SequenceEqual(other.Sources) && Nodes.SequenceEqual(other.Nodes);

    public override int GetHashCode() => HashCode.Combine(Policy, RollUp, Sources.Length);
}
