namespace WacMirror.Benchmarks.Move;

/// <summary>Which requests lie between a move and its coverage. Pure.</summary>
/// <param name="Asked">The port of the node that is asked who owns what.</param>
/// <param name="From">That of the node that the source left.</param>
/// <param name="To">That of the node that it came to.</param>
internal sealed record MovePath(int Asked, int From, int To)
{
    /// <summary>The longest chain of who owns what, the readings of the machine on one of the two nodes until the first
    /// write, and the write where the source came to, until its role was read back. The two nodes are read at the same
    /// time and neither reading waits for the other, so a chain goes through one of them; which one is longer counts. The
    /// other node's collector is switched off meanwhile, and nobody waits for that.</summary>
    public IReadOnlyList<RequestSpan> Chain(IReadOnlyList<RequestSpan> spans, long moved, long verified)
    {
        var writes = spans
            .Where(span => span.Purpose == Purpose.Write && span.Port == To && span.Ended <= verified)
            .ToList();
        if (writes.Count == 0)
            return [];
        var (first, last) = (writes.Min(span => span.Begun), writes.Max(span => span.Ended));
        return new[] { From, To }
            .Select(read => RequestChain.Longest(
                spans.Where(span => span.Ended <= first && IsBefore(span, read)).Concat(writes), moved, last))
            .MaxBy(chain => chain.Count)!;
    }

    private bool IsBefore(RequestSpan span, int read) => span.Purpose switch
    {
        Purpose.Owners => span.Port == Asked,
        Purpose.Machine => span.Port == read,
        _ => false,
    };
}
