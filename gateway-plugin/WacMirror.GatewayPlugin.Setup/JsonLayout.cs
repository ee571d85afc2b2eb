namespace WacMirror.GatewayPlugin.Setup;

/// <summary>How a JSON text is laid out, so that what is added looks like the rest.</summary>
internal static class JsonLayout
{
    public static string LineEnd(string text) => text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";

    /// <summary>One step to the right: that of the text's first indented line, else two spaces.</summary>
    public static string Unit(string text)
    {
        var line = text.IndexOf('\n');
        while (line >= 0 && line + 1 < text.Length)
        {
            var indent = Indent(text, line + 1);
            if (indent.Length > 0 && line + 1 + indent.Length < text.Length && text[line + 1 + indent.Length] == '"')
                return indent.Trim('\t').Length == 0 ? "\t" : indent.Replace("\t", string.Empty);
            line = text.IndexOf('\n', line + 1);
        }
        return "  ";
    }

    /// <summary>The space at the beginning of the line of a place.</summary>
    public static string IndentOfLine(string text, int at) => Indent(text, text.LastIndexOf('\n', Math.Max(at - 1, 0)) + 1);

    /// <summary>Where the line before ends, when only space stands between it and the place; else the place.</summary>
    public static int BeforeLineEnd(string text, int at)
    {
        var start = at;
        while (start > 0 && text[start - 1] is ' ' or '\t')
            start--;
        if (start == 0 || text[start - 1] != '\n')
            return at;
        return start > 1 && text[start - 2] == '\r' ? start - 2 : start - 1;
    }

    /// <summary>Behind the line's end and so much of the next line's indent, when the place is at the line's end; else
    /// the place.</summary>
    public static int BehindLineEnd(string text, int at, int indent)
    {
        var end = text.Length > at + 1 && text[at] == '\r' ? at + 1 : at;
        return text.Length > end && text[end] == '\n' ? end + 1 + Math.Min(Indent(text, end + 1).Length, indent) : at;
    }

    private static string Indent(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;
        return text.Substring(start, end - start);
    }
}
