namespace WacMirror.Benchmarks;

/// <summary>What a bench found.</summary>
/// <param name="Rows">The numbers.</param>
/// <param name="Aims">The aims of those rows that have one.</param>
/// <param name="Failures">What must not be, for people; any fails the run. A missed aim is none: it depends on the
/// machine.</param>
internal sealed record BenchOutcome(
    IReadOnlyList<BenchRow> Rows, Func<BenchRow, Aim?> Aims, IReadOnlyList<string> Failures);
