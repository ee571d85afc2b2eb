using System.Collections.Immutable;

namespace WacMirror.Core.Coverage;

/// <summary>What one judgement hands to the next. Immutable: judging twice from the same memory gives the same.</summary>
/// <param name="Report">How it stood.</param>
/// <param name="Open">Blind intervals that last, by policy and source.</param>
public sealed record CoverageMemory(CoverageReport Report, ImmutableArray<BlindInterval> Open)
{
    public static CoverageMemory Empty { get; } = new(CoverageReport.Empty, []);

    /// <summary>What is observed and counted so far; null before the first judgement.</summary>
    internal Trail? Trail { get; init; }

    /// <summary>The memory to begin with after a restart.</summary>
    /// <param name="open">The intervals that had no end when the last owner stored them. They go on where the source is
    /// still blind, and end with the first judgement that says otherwise.</param>
    public static CoverageMemory From(IEnumerable<BlindInterval> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new CoverageMemory(
            CoverageReport.Empty,
            [.. open.Where(interval => interval.End is null).OrderBy(interval => interval.Policy).ThenBy(interval => interval.Source)]);
    }
}
