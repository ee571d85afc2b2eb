using System.Text;
using System.Xml;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>
/// Walks an answer forward while it arrives. Methods that read an element expect to stand on its start and count it as
/// done afterwards. Those that end in Async wait for what has not arrived; the others are for the inside of an element
/// that <see cref="BufferElementAsync"/> has waited for. DTDs are refused, depth and text are bounded. One caller at a
/// time.
/// </summary>
internal sealed class XmlCursor(Stream content) : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = WsmanLimits.AnswerBytes,
    };

    private readonly ArrivingXml arriving = new(content);

    // Replaced when there is something to read, because an XML reader looks at once.
    private XmlReader reader = XmlReader.Create(TextReader.Null);

    // The tags that the reader has passed, the one it stands on among them.
    private int tags;

    // Whether what the reader stands on is done. It goes on only when asked for more, which may not be there yet.
    private bool isDone;

    public string Name => reader.LocalName;

    private bool IsAtTag => reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement;

    /// <summary>Whether the next step needs no waiting: a tag is there, and with it all that stands before it.</summary>
    private bool CanStep => arriving.Tags > tags || arriving.HasEnded;

    private bool IsBuffered => arriving.HasEnded || arriving.IsClosed(reader.Depth, tags);

    public bool Is(string ns, string name) => reader.LocalName == name && reader.NamespaceURI == ns;

    public bool IsIn(string ns) => reader.NamespaceURI == ns;

    public string? Attribute(string name, string ns = "") =>
        reader.HasAttributes ? reader.GetAttribute(name, ns) : null;

    /// <summary>Moves to the document's root.</summary>
    public async Task MoveToRootAsync()
    {
        await arriving.FillAsync();
        // A reader finds UTF-16 out for itself only by a mark or a declaration, and an answer need not have either.
        reader = XmlReader.Create(
            arriving, Settings, new XmlParserContext(null, null, null, XmlSpace.None, arriving.Encoding));
        do
            await StepAsync();
        while (reader.NodeType is not XmlNodeType.Element);
    }

    /// <summary>Waits until the element under the cursor has arrived as a whole.</summary>
    public async ValueTask BufferElementAsync()
    {
        while (!IsBuffered)
            await arriving.FillAsync();
    }

    /// <summary>As <see cref="NextChildAsync"/> where the next child has arrived as a whole; false says only that it
    /// has not, or that there is none.</summary>
    public bool TryNextBufferedChild()
    {
        while (isDone || !IsAtTag)
        {
            if (!CanStep)
                return false;
            Step();
        }
        return reader.NodeType is XmlNodeType.Element && IsBuffered;
    }

    /// <summary>Goes into the element; false when it is empty and thereby done.</summary>
    public bool Enter()
    {
        if (reader.Depth >= WsmanLimits.Depth)
            throw new CimFormatException($"The answer nests deeper than {WsmanLimits.Depth} elements.");
        isDone = true;
        return !reader.IsEmptyElement;
    }

    /// <inheritdoc cref="Enter"/>
    public Task<bool> EnterAsync() => Task.FromResult(Enter());

    /// <summary>Moves to the next child of the element gone into; false when there is none and the element is
    /// done.</summary>
    public async Task<bool> NextChildAsync(StringBuilder? text = null)
    {
        while (isDone || !IsAtTag)
        {
            await StepAsync();
            if (text is not null && !IsAtTag)
                Append(text);
        }
        return Arrive();
    }

    /// <inheritdoc cref="NextChildAsync"/>
    public bool NextChild()
    {
        while (isDone || !IsAtTag)
            Step();
        return Arrive();
    }

    /// <inheritdoc cref="NextChildAsync"/>
    public bool NextChild(ref TextPieces text)
    {
        while (isDone || !IsAtTag)
        {
            Step();
            if (!IsAtTag)
                text.Add(reader.Value);
        }
        return Arrive();
    }

    /// <summary>The text of the element, without that of its children.</summary>
    public async Task<string> TextAsync()
    {
        await BufferElementAsync();
        return Text();
    }

    /// <inheritdoc cref="TextAsync"/>
    public string Text()
    {
        var text = default(TextPieces);
        if (Enter())
            while (NextChild(ref text))
                Skip();
        return text.ToString();
    }

    /// <summary>Goes past the element, whatever is in it.</summary>
    public async Task SkipAsync()
    {
        var depth = reader.Depth;
        isDone = true;
        if (reader.IsEmptyElement)
            return;
        do
            await StepAsync();
        while (reader.NodeType is not XmlNodeType.EndElement || reader.Depth > depth);
        isDone = true;
    }

    /// <inheritdoc cref="SkipAsync"/>
    public void Skip()
    {
        var depth = reader.Depth;
        isDone = true;
        if (reader.IsEmptyElement)
            return;
        do
            Step();
        while (reader.NodeType is not XmlNodeType.EndElement || reader.Depth > depth);
        isDone = true;
    }

    /// <summary>Reads to the end, so that an answer cut short behind its last row is found out as well.</summary>
    public async Task FinishAsync()
    {
        do
            while (!CanStep)
                await arriving.FillAsync();
        while (TryStep());
    }

    public void Dispose()
    {
        reader.Dispose();
        arriving.Dispose();
    }

    private bool Arrive()
    {
        isDone = reader.NodeType is XmlNodeType.EndElement;
        return !isDone;
    }

    private async ValueTask StepAsync()
    {
        while (!CanStep)
            await arriving.FillAsync();
        Step();
    }

    private void Step()
    {
        if (!TryStep())
            throw new CimFormatException("The answer ends within an element.");
    }

    private bool TryStep()
    {
        if (!reader.Read())
            return false;
        isDone = false;
        if (IsAtTag)
            tags++;
        return true;
    }

    private void Append(StringBuilder text)
    {
        text.Append(reader.Value);
        if (text.Length > WsmanLimits.TextLength)
            throw new CimFormatException($"A value is longer than {WsmanLimits.TextLength} characters.");
    }
}
