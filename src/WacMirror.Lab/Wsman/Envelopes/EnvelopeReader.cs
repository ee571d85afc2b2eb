using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>Reads a SOAP 1.2 request.</summary>
internal static class EnvelopeReader
{
    private static readonly XNamespace S = Uris.Soap;
    private static readonly XNamespace A = Uris.Addressing;
    private static readonly XNamespace W = Uris.Wsman;
    private static readonly XNamespace P = Uris.WinRm;
    private static readonly XName Identifier = XName.Get("Identifier", Uris.Eventing);

    private static readonly ImmutableHashSet<XName> Understood =
    [
        A + "Action", A + "To", A + "From", A + "ReplyTo", A + "FaultTo", A + "MessageID", A + "RelatesTo",
        W + "ResourceURI", W + "SelectorSet", W + "OptionSet", W + "MaxEnvelopeSize", W + "OperationTimeout",
        W + "Locale", P + "DataLocale", P + "SessionId", P + "OperationID", P + "SequenceId", P + "ActivityId",
        Identifier,
    ];

    private static readonly ImmutableArray<XName> Required = [A + "Action", A + "To", A + "ReplyTo", A + "MessageID"];

    /// <exception cref="CimFault">The text is not a SOAP 1.2 envelope, or a header has a value it cannot
    /// have.</exception>
    public static RequestEnvelope Read(string text)
    {
        var envelope = BoundedXml.Load(text);
        if (envelope.Name != S + "Envelope")
            throw new CimFault(CimFaultKind.InvalidMessage, $"'{envelope.Name}' is not a SOAP 1.2 envelope.");
        var header = envelope.Element(S + "Header") ?? new XElement(S + "Header");
        return new RequestEnvelope(
            Text(header, A + "Action"),
            Text(header, A + "MessageID"),
            Text(header, W + "ResourceURI"),
            Text(header, Identifier),
            header.Element(W + "SelectorSet") is { } set ? ReferenceReader.Selectors(set) : [],
            Size(Text(header, W + "MaxEnvelopeSize")),
            Timeout(Text(header, W + "OperationTimeout")),
            NotUnderstood(header),
            Required.FirstOrDefault(name => Text(header, name) is null)?.LocalName,
            envelope.Element(S + "Body")?.Elements().FirstOrDefault());
    }

    private static string? NotUnderstood(XElement header) => header.Elements()
        .Where(block => block.Attribute(S + "mustUnderstand")?.Value.Trim() is "1" or "true")
        .FirstOrDefault(block => !Understood.Contains(block.Name))?.Name.ToString();

    private static string? Text(XElement header, XName name) =>
        header.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static int? Size(string? text)
    {
        if (text is null)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? (int)Math.Min(size, int.MaxValue)
            : throw new CimFault(
                CimFaultKind.SchemaValidationError, $"MaxEnvelopeSize is '{text}', which is not a number of octets.");
    }

    private static TimeSpan? Timeout(string? text)
    {
        if (text is null)
            return null;
        try
        {
            var timeout = XmlConvert.ToTimeSpan(text);
            if (timeout > TimeSpan.Zero)
                return timeout;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw NotDuration(text);
        }
        throw NotDuration(text);
    }

    private static CimFault NotDuration(string text) => new(
        CimFaultKind.SchemaValidationError, $"OperationTimeout is '{text}', which is not a duration above zero.");
}
