namespace WacMirror.HyperV.Wsman;

/// <summary>What is accepted as an answer. A node that exceeds it is broken, or is not a node.</summary>
internal static class WsmanLimits
{
    /// <summary>What is asked for as the largest envelope, the figure that Windows' own client asks for. Less, and a
    /// node answers in more pages; more, and a node with default limits refuses.</summary>
    public const int EnvelopeBytes = 512_000;

    /// <summary>Rows asked for at once, as Windows' own client does; a page ends earlier where the envelope is full.
    /// Without the number a node answers one row a page.</summary>
    public const int RowsPerPage = 32_000;

    /// <summary>Bytes of one answer. A node keeps to <see cref="EnvelopeBytes"/>, but a single row may be larger;
    /// below some factor of it honest answers fail, far above it a hostile one takes our memory.</summary>
    public const long AnswerBytes = 8 * EnvelopeBytes;

    /// <summary>Elements within elements. Real answers nest about ten deep; each level costs stack here.</summary>
    public const int Depth = 32;

    /// <summary>Characters of one value. Embedded instances are a few thousand; notes can be longer.</summary>
    public const int TextLength = 1_000_000;

    /// <summary>Rows of one query. The largest node has a few thousand of any class.</summary>
    public const int Rows = 200_000;

    /// <summary>Pages in a row without a row. One can happen when a provider is slow; a node that goes on has no
    /// more to say.</summary>
    public const int EmptyPages = 16;
}
