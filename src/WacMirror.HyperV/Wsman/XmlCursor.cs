using System.Text;
using System.Xml;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>
/// Walks an answer forward while it arrives. Methods that read an element expect to stand on its start and leave
/// behind its end. DTDs are refused, depth and text are bounded. One caller at a time.
/// </summary>
internal sealed class XmlCursor(Stream content, Encoding? encoding = null) : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = WsmanLimits.AnswerBytes,
    };

    // An encoding that is told goes before what a declaration in the text says; a mark in the octets goes before both.
    private readonly XmlReader reader = encoding is null
        ? XmlReader.Create(content, Settings)
        : XmlReader.Create(new StreamReader(content, encoding), Settings);

    public string Name => reader.LocalName;

    public bool Is(string ns, string name) => reader.LocalName == name && reader.NamespaceURI == ns;

    public bool IsIn(string ns) => reader.NamespaceURI == ns;

    public string? Attribute(string name, string ns = "") => reader.GetAttribute(name, ns);

    /// <summary>Moves to the document's root.</summary>
    public Task MoveToRootAsync() => reader.MoveToContentAsync();

    /// <summary>Goes into the element; false when it is empty and thereby already behind.</summary>
    public async Task<bool> EnterAsync()
    {
        if (reader.Depth >= WsmanLimits.Depth)
            throw new CimFormatException($"The answer nests deeper than {WsmanLimits.Depth} elements.");
        var isEmpty = reader.IsEmptyElement;
        await reader.ReadAsync();
        return !isEmpty;
    }

    /// <summary>Moves to the next child of the element gone into; false when there is none and its end is
    /// behind.</summary>
    public async Task<bool> NextChildAsync(StringBuilder? text = null)
    {
        while (true)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    return true;
                case XmlNodeType.EndElement:
                    await reader.ReadAsync();
                    return false;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace
                    or XmlNodeType.SignificantWhitespace when text is not null:
                    await AppendAsync(text);
                    break;
            }
            if (!await reader.ReadAsync())
                throw new CimFormatException("The answer ends within an element.");
        }
    }

    /// <summary>The text of the element, without that of its children.</summary>
    public async Task<string> TextAsync()
    {
        var text = new StringBuilder();
        if (await EnterAsync())
            while (await NextChildAsync(text))
                await SkipAsync();
        return text.ToString();
    }

    public Task SkipAsync() => reader.SkipAsync();

    /// <summary>Reads to the end, so that an answer cut short behind its last row is found out as well.</summary>
    public async Task FinishAsync()
    {
        while (await reader.ReadAsync())
        {
        }
    }

    public void Dispose() => reader.Dispose();

    private async Task AppendAsync(StringBuilder text)
    {
        // The value of a long text arrives in pieces, so only the asynchronous form does not block on the network.
        text.Append(await reader.GetValueAsync());
        if (text.Length > WsmanLimits.TextLength)
            throw new CimFormatException($"A value is longer than {WsmanLimits.TextLength} characters.");
    }
}
