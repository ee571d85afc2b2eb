using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Identify: who answers. Strangers may ask and learn no version.</summary>
internal static class IdentifyOperation
{
    private const string ToKnown = "OS: 10.0.20348 SP: 0.0 Stack: 3.0";
    private const string ToStrangers = "OS: 0.0.0 SP: 0.0 Stack: 3.0";

    public static void Run(RequestEnvelope request, Answer answer, bool isKnown)
    {
        answer.Begin(Uris.Identity + "/IdentifyResponse", request.MessageId);
        var xml = answer.Xml;
        xml.WriteStartElement("wsmid", "IdentifyResponse", Uris.Identity);
        xml.WriteElementString("wsmid", "ProtocolVersion", Uris.Identity, Uris.Wsman);
        xml.WriteElementString("wsmid", "ProductVendor", Uris.Identity, "Microsoft Corporation");
        xml.WriteElementString("wsmid", "ProductVersion", Uris.Identity, isKnown ? ToKnown : ToStrangers);
        xml.WriteEndElement();
    }
}
