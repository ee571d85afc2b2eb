using System.Text;

namespace WacMirror.Lab.Wsman.Security;

/// <summary>Walks over the lines of a multipart body up to where octets begin.</summary>
internal sealed class PartLines(ReadOnlyMemory<byte> octets)
{
    /// <summary>What was not walked over yet.</summary>
    public ReadOnlyMemory<byte> Rest { get; private set; } = octets;

    public bool TakeDelimiter(ReadOnlySpan<byte> delimiter)
    {
        var rest = Rest;
        if (Next() is { } line && line.Span.TrimEnd("\r "u8).SequenceEqual(delimiter))
            return true;
        Rest = rest;
        return false;
    }

    public bool TakeHeader(string header) =>
        Next() is { } line
        && Encoding.ASCII.GetString(line.Span).Trim().Equals(header, StringComparison.OrdinalIgnoreCase);

    /// <summary>The lines before the next delimiter, which stays; null when there are too many.</summary>
    public string? TakeHeaders(ReadOnlySpan<byte> delimiter, int most)
    {
        var text = new StringBuilder();
        for (var count = 0; count < most; count++)
        {
            if (Rest.Span.StartsWith(delimiter))
                return text.ToString();
            if (Next() is not { } line)
                return null;
            text.Append(Encoding.ASCII.GetString(line.Span)).Append('\n');
        }
        return null;
    }

    private ReadOnlyMemory<byte>? Next()
    {
        var end = Rest.Span.IndexOf((byte)'\n');
        if (end < 0)
            return null;
        var line = Rest[..end];
        Rest = Rest[(end + 1)..];
        return line;
    }
}
