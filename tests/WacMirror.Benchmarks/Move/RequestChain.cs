namespace WacMirror.Benchmarks.Move;

/// <summary>How deep requests follow each other. Pure.</summary>
internal static class RequestChain
{
    /// <summary>The longest chain in which each began after the one before it had ended, and the first not before the
    /// event and the last not after the end. It is not known which waited for which: two that had nothing to do with each
    /// other count as well when they happened to follow, so the true depth is at most this.</summary>
    /// <param name="spans">In any order.</param>
    /// <param name="from">The event.</param>
    /// <param name="until">The end.</param>
    public static IReadOnlyList<RequestSpan> Longest(IEnumerable<RequestSpan> spans, long from, long until)
    {
        var chain = new List<RequestSpan>();
        foreach (var span in spans.Where(span => span.Begun >= from && span.Ended <= until).OrderBy(span => span.Ended))
            if (chain.Count == 0 || span.Begun >= chain[^1].Ended)
                chain.Add(span);
        return chain;
    }
}
