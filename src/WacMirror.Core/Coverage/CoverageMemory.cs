using System.Collections.Immutable;

namespace WacMirror.Core.Coverage;

/// <summary>What one judgement hands to the next.</summary>
/// <param name="Report">How it stood.</param>
/// <param name="Open">Blind intervals that last.</param>
public sealed record CoverageMemory(CoverageReport Report, ImmutableArray<BlindInterval> Open)
{
    public static CoverageMemory Empty { get; } = new(CoverageReport.Empty, []);
}
