namespace WacMirror.Benchmarks.Move;

/// <summary>What one move took.</summary>
/// <param name="Milliseconds">From the move's end to verified coverage.</param>
/// <param name="Chain">The requests that followed each other.</param>
/// <param name="Moved">When the move had ended, by the processor's clock.</param>
/// <param name="IsFirst">Whether the source was on that node for the first time: the collector there has no setting yet, and
/// one is added; later it is changed.</param>
internal sealed record MoveTime(double Milliseconds, IReadOnlyList<RequestSpan> Chain, long Moved, bool IsFirst);
