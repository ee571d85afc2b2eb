using System.Text;
using System.Xml;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>
/// One answer under construction: the envelope around a body that an operation writes to <see cref="Xml"/>. What was
/// written can be taken back to a mark, which is how a page stays under the client's limit. One thread at a time.
/// </summary>
internal sealed class Answer : IDisposable
{
    /// <summary>Octets kept free for the end tags; the longest end is below 100 characters of two octets.</summary>
    private const int Tail = 256;

    private readonly AnswerBuffer buffer = new();
    private readonly Encoding encoding;
    private readonly string locale;

    public Answer(Encoding encoding, string locale)
    {
        this.encoding = encoding;
        this.locale = locale;
        Xml = NewWriter();
    }

    public XmlWriter Xml { get; private set; }

    /// <summary>The most octets the answer may have.</summary>
    public int Limit { get; set; } = int.MaxValue;

    public ReadOnlyMemory<byte> Written => buffer.Written;

    /// <summary>Whether what is written leaves room for the end of the envelope.</summary>
    public bool Fits => buffer.Length + Tail <= Limit;

    /// <summary>Drops whatever an operation wrote before it failed, and the limit: a fault is small and always
    /// sent.</summary>
    public void Restart()
    {
        // A disposed writer would close its open elements into the buffer; an abandoned one writes nothing more.
        buffer.Cut(0, (int)buffer.Length);
        Xml = NewWriter();
        Limit = int.MaxValue;
    }

    /// <summary>Opens the envelope and the body.</summary>
    public void Begin(string action, string? relatesTo)
    {
        Xml.WriteStartElement("s", "Envelope", Uris.Soap);
        Xml.WriteAttributeString("xml", "lang", null, locale);
        Declare("s", Uris.Soap);
        Declare("a", Uris.Addressing);
        Declare("n", Uris.Enumeration);
        Declare("w", Uris.Wsman);
        Xml.WriteStartElement("Header", Uris.Soap);
        Xml.WriteElementString("Action", Uris.Addressing, action);
        Xml.WriteElementString("MessageID", Uris.Addressing, $"uuid:{Guid.NewGuid()}");
        Xml.WriteElementString("To", Uris.Addressing, Uris.Anonymous);
        if (relatesTo is not null)
            Xml.WriteElementString("RelatesTo", Uris.Addressing, relatesTo);
        Xml.WriteEndElement();
        Xml.WriteStartElement("Body", Uris.Soap);
    }

    /// <summary>Where the answer stands; everything after it can be taken back as long as every element begun after
    /// it has ended.</summary>
    public int Mark()
    {
        // Writing nothing closes the open start tag, which belongs before the mark.
        Xml.WriteRaw(string.Empty);
        Xml.Flush();
        return (int)buffer.Length;
    }

    public void TakeBack(int from, int to) => buffer.Cut(from, to);

    /// <summary>Closes everything.</summary>
    /// <exception cref="CimFault">The answer is larger than the limit.</exception>
    public void End()
    {
        Xml.WriteEndDocument();
        Xml.Flush();
        if (buffer.Length > Limit)
            throw TooLarge(Limit);
    }

    public static CimFault TooLarge(int limit) => new(
        CimFaultKind.EncodingLimit, $"The answer does not fit into the envelope of {limit} octets.");

    public void Dispose() => buffer.Dispose();

    private void Declare(string prefix, string uri) => Xml.WriteAttributeString("xmlns", prefix, null, uri);

    private XmlWriter NewWriter() => XmlWriter.Create(
        buffer, new XmlWriterSettings { Encoding = encoding, OmitXmlDeclaration = true });
}
