namespace WacMirror.HyperV.Wsman;

/// <summary>
/// Finds where tags end in XML that is still arriving, so that an <see cref="System.Xml.XmlReader"/>, which cannot be
/// asked to come back later, is only ever given what it can finish. It judges nothing: what is no XML is found out by
/// the reader. Knows comments, CDATA and processing instructions; a document type is the reader's to refuse.
/// </summary>
internal sealed class TagScanner
{
    private enum State
    {
        Text,
        Open,
        Tag,
        Quoted,
        Declaration,
        Comment,
        CharacterData,
        Instruction,
    }

    // For each depth, the number of the last tag that ended an element there.
    private readonly int[] closed = new int[WsmanLimits.Depth + 1];
    private State state;
    private byte last;
    private byte quote;
    private bool isEnd;
    private int matched;
    private int depth;

    /// <summary>Tags that are complete; an element without content has one.</summary>
    public int Tags { get; private set; }

    /// <summary>Whether the element at this depth whose start was this tag is complete.</summary>
    public bool IsClosed(int elementDepth, int tag) => elementDepth < closed.Length && closed[elementDepth] >= tag;

    /// <summary>Goes on with the next bytes; the answer is how many of them lead up to the end of the last tag that
    /// ends in them, 0 when none does.</summary>
    public int Scan(ReadOnlySpan<byte> bytes)
    {
        var end = 0;
        for (var at = 0; at < bytes.Length;)
        {
            at = Next(bytes, at, out var isTagComplete);
            if (isTagComplete)
                end = at;
        }
        return end;
    }

    private int Next(ReadOnlySpan<byte> bytes, int at, out bool isTagComplete)
    {
        isTagComplete = false;
        switch (state)
        {
            case State.Text:
                return Find(bytes, at, (byte)'<', State.Open);
            case State.Quoted:
                last = quote;
                return Find(bytes, at, quote, State.Tag);
            case State.Tag:
                return InTag(bytes, at, out isTagComplete);
            case State.Open:
                Begin(bytes[at]);
                return at + 1;
            case State.Declaration:
                state = bytes[at] switch
                {
                    (byte)'-' => State.Comment,
                    (byte)'[' => State.CharacterData,
                    _ => State.Tag,
                };
                // The second dash of a comment's start is not one of its end.
                matched = state == State.Comment ? -1 : 0;
                return at + 1;
            default:
                Match(bytes[at], state switch
                {
                    State.Comment => ((byte)'-', 2),
                    State.CharacterData => ((byte)']', 2),
                    _ => ((byte)'?', 1),
                });
                return at + 1;
        }
    }

    private int Find(ReadOnlySpan<byte> bytes, int at, byte wanted, State then)
    {
        var found = bytes[at..].IndexOf(wanted);
        if (found < 0)
            return bytes.Length;
        state = then;
        return at + found + 1;
    }

    private void Begin(byte first)
    {
        last = first;
        isEnd = first == '/';
        matched = 0;
        state = first switch
        {
            (byte)'!' => State.Declaration,
            (byte)'?' => State.Instruction,
            (byte)'>' => State.Text,
            _ => State.Tag,
        };
    }

    private int InTag(ReadOnlySpan<byte> bytes, int at, out bool isComplete)
    {
        var found = bytes[at..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
        isComplete = false;
        if (found < 0)
        {
            last = bytes[^1];
            return bytes.Length;
        }
        var before = found == 0 ? last : bytes[at + found - 1];
        var mark = bytes[at + found];
        if (mark == '>')
        {
            Complete(isEmpty: before == '/');
            state = State.Text;
            isComplete = true;
        }
        else
        {
            quote = mark;
            state = State.Quoted;
        }
        return at + found + 1;
    }

    private void Complete(bool isEmpty)
    {
        Tags++;
        if (isEnd)
            depth--;
        else if (!isEmpty)
            depth++;
        if ((isEnd || isEmpty) && depth >= 0 && depth < closed.Length)
            closed[depth] = Tags;
    }

    private void Match(byte next, (byte Mark, int Count) end)
    {
        if (next == end.Mark)
            matched = Math.Min(matched + 1, end.Count);
        else if (next == '>' && matched == end.Count)
            state = State.Text;
        else
            matched = 0;
    }
}
