namespace WacMirror.GatewayPlugin.Setup;

/// <summary>What stands between two values of an array: space, comments, perhaps a comma.</summary>
internal sealed class JsonGap
{
    /// <summary>Reads from behind one value to the next one, or to the closing bracket.</summary>
    public JsonGap(string text, int start, int end)
    {
        LastMark = start;
        var at = start;
        while (at < end)
        {
            var (next, isSpace) = Skip(text, at, end);
            if (text[at] == ',' && Comma is null)
                Comma = at;
            if (!isSpace)
                LastMark = next;
            at = next;
        }
    }

    /// <summary>Where the comma is.</summary>
    public int? Comma { get; }

    /// <summary>Behind the last thing that is not space, comments included.</summary>
    public int LastMark { get; }

    private static (int Next, bool IsSpace) Skip(string text, int at, int end)
    {
        if (text[at] != '/')
            return (at + 1, char.IsWhiteSpace(text[at]));
        var closing = text[at + 1] == '*' ? "*/" : "\n";
        var found = text.IndexOf(closing, at + 2, end - at - 2, StringComparison.Ordinal);
        if (found < 0)
            return (end, false);
        // The line's end belongs to the layout, not to the comment.
        return (closing == "\n" ? found - (text[found - 1] == '\r' ? 1 : 0) : found + 2, false);
    }
}
