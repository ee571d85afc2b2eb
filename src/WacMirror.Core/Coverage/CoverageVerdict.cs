using System.Collections.Immutable;
using WacMirror.Core.Planning;

namespace WacMirror.Core.Coverage;

/// <summary>A judgement.</summary>
/// <param name="Memory">For the next one; its report is this one's.</param>
/// <param name="Changed">Intervals that began, ended or grew, to be stored.</param>
/// <param name="Findings">What only counters can tell.</param>
public sealed record CoverageVerdict(
    CoverageMemory Memory, ImmutableArray<BlindInterval> Changed, ImmutableArray<Finding> Findings);
