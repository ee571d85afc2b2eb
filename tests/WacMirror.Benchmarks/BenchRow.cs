namespace WacMirror.Benchmarks;

/// <summary>One measured number.</summary>
/// <param name="Bench">The bench's name.</param>
/// <param name="Case">What was done.</param>
/// <param name="Metric">What was measured.</param>
/// <param name="Value">The median of the rounds.</param>
/// <param name="Unit">The unit of the value.</param>
/// <param name="Peer">What the ratio compares with, measured in the same run; null when there is none.</param>
/// <param name="Ratio">The median over the rounds of this value divided by the peer's in the same round.</param>
internal sealed record BenchRow(
    string Bench, string Case, string Metric, double Value, string Unit, string? Peer = null, double? Ratio = null);
