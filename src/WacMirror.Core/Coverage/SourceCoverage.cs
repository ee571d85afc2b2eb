using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage;

/// <summary>How it stands with one source of one policy.</summary>
/// <param name="Source">The source.</param>
/// <param name="Node">Where it is; null when it is nowhere.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why it is blind; null in every other state.</param>
/// <param name="Since">Since when, as seen.</param>
public sealed record SourceCoverage(
    AdapterId Source, string? Node, CoverageState State, BlindReason? Reason, DateTimeOffset Since)
{
    /// <summary>Whether a destination that its policy does not name gets its frames too.</summary>
    public bool IsLeaking { get; init; }

    /// <summary>The groups of which no collector gets its frames, by name.</summary>
    public ImmutableArray<string> UnreachedGroups { get; init; } = [];

    public bool Equals(SourceCoverage? other) =>
        other is not null && Source == other.Source && (Node, State, Reason) == (other.Node, other.State, other.Reason)
        && (Since, IsLeaking) == (other.Since, other.IsLeaking) && UnreachedGroups.SequenceEqual(other.UnreachedGroups);

    public override int GetHashCode() => HashCode.Combine(Source, State, Since);
}
