using System.Globalization;
using System.Xml;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>What the header of a message says.</summary>
internal sealed record WsmanHeader(
    Uri To,
    string Resource,
    string Action,
    Guid MessageId,
    TimeSpan OperationTimeout,
    IReadOnlyList<CimKey> Selectors)
{
    /// <summary>The subscription that a message is about; null where it is about none.</summary>
    public string? Subscription { get; init; }
}

/// <summary>Writes the header as Windows' own client does, in its order.</summary>
internal static class HeaderWriter
{
    public static void Write(XmlWriter writer, WsmanHeader header)
    {
        writer.WriteElementString("a", "To", WsmanNames.Addressing, header.To.AbsoluteUri);
        Understood(writer, "w", "ResourceURI", WsmanNames.Wsman, header.Resource);
        writer.WriteStartElement("a", "ReplyTo", WsmanNames.Addressing);
        Understood(writer, "a", "Address", WsmanNames.Addressing, WsmanNames.Anonymous);
        writer.WriteEndElement();
        Understood(writer, "a", "Action", WsmanNames.Addressing, header.Action);
        Understood(writer, "w", "MaxEnvelopeSize", WsmanNames.Wsman,
            WsmanLimits.EnvelopeBytes.ToString(CultureInfo.InvariantCulture));
        writer.WriteElementString("a", "MessageID", WsmanNames.Addressing,
            "uuid:" + header.MessageId.ToString("D").ToUpperInvariant());
        Languages(writer);
        if (header.Selectors.Count > 0)
            Selectors(writer, header.Selectors);
        writer.WriteElementString("w", "OperationTimeout", WsmanNames.Wsman,
            Duration(header.OperationTimeout));
        if (header.Subscription is not null)
            writer.WriteElementString("e", "Identifier", WsmanNames.Eventing, header.Subscription);
    }

    public static string Duration(TimeSpan value) =>
        string.Create(CultureInfo.InvariantCulture, $"PT{value.TotalSeconds:0.000}S");

    /// <summary>In which language the node shall put what is for people, where it has it; nothing is decided by
    /// it.</summary>
    public static void Languages(XmlWriter writer)
    {
        Language(writer, "w", "Locale", WsmanNames.Wsman);
        Language(writer, "m", "DataLocale", WsmanNames.WindowsWsman);
    }

    public static void Selectors(XmlWriter writer, IEnumerable<CimKey> selectors)
    {
        writer.WriteStartElement("w", "SelectorSet", WsmanNames.Wsman);
        foreach (var selector in selectors)
        {
            writer.WriteStartElement("w", "Selector", WsmanNames.Wsman);
            writer.WriteAttributeString("Name", selector.Name);
            writer.WriteString(selector.Value);
            writer.WriteEndElement();
        }
        writer.WriteEndElement();
    }

    private static void Understood(XmlWriter writer, string prefix, string name, string ns, string value)
    {
        writer.WriteStartElement(prefix, name, ns);
        writer.WriteAttributeString("s", "mustUnderstand", WsmanNames.Soap, "true");
        writer.WriteString(value);
        writer.WriteEndElement();
    }

    private static void Language(XmlWriter writer, string prefix, string name, string ns)
    {
        writer.WriteStartElement(prefix, name, ns);
        writer.WriteAttributeString("xml", "lang", null, "en-US");
        writer.WriteAttributeString("s", "mustUnderstand", WsmanNames.Soap, "false");
        writer.WriteEndElement();
    }
}
