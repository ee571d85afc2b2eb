using System.Buffers;
using System.Xml;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>Markup put together as text, for what answers consist of by the thousand: an XmlWriter's look-ups for each
/// element would cost more than everything else about a row. One thread at a time; the writer that takes the text
/// still refuses characters that XML does not have.</summary>
internal sealed class Markup
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"\r");

    private char[] chars = new char[4 * 1024];
    private int length;

    /// <summary>As it is.</summary>
    public Markup Raw(ReadOnlySpan<char> text)
    {
        if (chars.Length - length < text.Length)
            Array.Resize(ref chars, Math.Max(chars.Length * 2, length + text.Length));
        text.CopyTo(chars.AsSpan(length));
        length += text.Length;
        return this;
    }

    /// <summary>Escaped, for an element's content or an attribute's value in double quotes.</summary>
    public Markup Text(ReadOnlySpan<char> text)
    {
        int special;
        while ((special = text.IndexOfAny(Special)) >= 0)
        {
            Raw(text[..special]).Raw(text[special] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#xD;",
            });
            text = text[(special + 1)..];
        }
        return Raw(text);
    }

    /// <summary>A start tag without its end, so that attributes may follow; no prefix is none.</summary>
    public Markup Open(string prefix, string name) =>
        prefix.Length == 0 ? Raw("<").Raw(name) : Raw("<").Raw(prefix).Raw(":").Raw(name);

    /// <summary>A whole attribute.</summary>
    public Markup Attribute(string name, string value) => Raw(" ").Raw(name).Raw("=\"").Text(value).Raw("\"");

    public Markup Close(string prefix, string name) =>
        prefix.Length == 0 ? Raw("</").Raw(name).Raw(">") : Raw("</").Raw(prefix).Raw(":").Raw(name).Raw(">");

    /// <summary>An element that holds text.</summary>
    public Markup Element(string prefix, string name, string? text) =>
        Open(prefix, name).Raw(">").Text(text).Close(prefix, name);

    /// <summary>Gives everything to the writer and begins anew.</summary>
    public void MoveTo(XmlWriter xml)
    {
        xml.WriteRaw(chars, 0, length);
        length = 0;
    }
}
