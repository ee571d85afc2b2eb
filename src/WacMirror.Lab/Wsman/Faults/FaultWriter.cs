using System.Globalization;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Faults;

/// <summary>Writes a SOAP 1.2 fault as WinRM shapes it: a WSManFault, or MSFT_WmiError for what WMI itself reported
/// to a client that speaks the DMTF form.</summary>
internal static class FaultWriter
{
    private const string WmiError = "MSFT_WmiError";

    /// <param name="answer">Fresh; filled to its end.</param>
    /// <param name="fault">What went wrong.</param>
    /// <param name="relatesTo">The request's message, when it could be read.</param>
    /// <param name="machine">The node's name.</param>
    /// <param name="locale">The node's language.</param>
    /// <param name="dmtf">Whether the request was in the DMTF form.</param>
    /// <returns>The HTTP status.</returns>
    public static int Write(
        Answer answer, CimFault fault, string? relatesTo, string machine, string locale, bool dmtf)
    {
        var shape = FaultTable.Of(fault.Kind);
        var text = FaultTexts.Of(fault, locale);
        var isAddressing = shape.Subcode is null || shape.Subcode.StartsWith("a:", StringComparison.Ordinal);
        answer.Begin(isAddressing ? Actions.AddressingFault : Actions.Fault, relatesTo);
        var xml = answer.Xml;
        xml.WriteStartElement("Fault", Uris.Soap);
        WriteCode(answer, shape);
        xml.WriteStartElement("Reason", Uris.Soap);
        xml.WriteStartElement("Text", Uris.Soap);
        xml.WriteAttributeString("xml", "lang", null, locale);
        xml.WriteString(text);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("Detail", Uris.Soap);
        if (dmtf && shape.CimStatus is { } status)
            WriteWmiError(answer, shape, status, text);
        else
            WriteWsmanFault(answer, shape, text, machine);
        xml.WriteEndElement();
        answer.End();
        return shape.Status;
    }

    private static void WriteCode(Answer answer, FaultShape shape)
    {
        var xml = answer.Xml;
        xml.WriteStartElement("Code", Uris.Soap);
        xml.WriteElementString("Value", Uris.Soap, shape.Code);
        if (shape.Subcode is not null)
        {
            xml.WriteStartElement("Subcode", Uris.Soap);
            xml.WriteStartElement("Value", Uris.Soap);
            if (shape.Subcode.StartsWith("e:", StringComparison.Ordinal))
                xml.WriteAttributeString("xmlns", "e", null, Uris.Eventing);
            xml.WriteString(shape.Subcode);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteWsmanFault(Answer answer, FaultShape shape, string text, string machine)
    {
        var xml = answer.Xml;
        xml.WriteStartElement("f", "WSManFault", Uris.WinRmFault);
        xml.WriteAttributeString("Code", shape.Number.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("Machine", machine);
        xml.WriteElementString("f", "Message", Uris.WinRmFault, text);
        xml.WriteEndElement();
    }

    private static void WriteWmiError(Answer answer, FaultShape shape, uint status, string text)
    {
        var xml = answer.Xml;
        xml.WriteStartElement("p", WmiError, Uris.CimSchema + WmiError);
        xml.WriteAttributeString("xmlns", "cim", null, Uris.CimCommon);
        xml.WriteAttributeString("b", "IsCIM_Error", Uris.CimBinding, "true");
        xml.WriteAttributeString("xsi", "type", Uris.SchemaInstance, $"p:{WmiError}_Type");
        Write("CIMStatusCode", "cimUnsignedInt", status.ToString(CultureInfo.InvariantCulture));
        Write("ErrorSourceFormat", "cimUnsignedShort", "0");
        Write("ErrorType", "cimUnsignedShort", "0");
        Write("Message", "cimString", text);
        Write("MessageID", "cimString", $"HRESULT 0x{shape.Number:x8}");
        Write("error_Category", "cimUnsignedInt", "0");
        Write("error_Code", "cimUnsignedInt", shape.Number.ToString(CultureInfo.InvariantCulture));
        Write("error_Type", "cimString", "HRESULT");
        Write("error_WindowsErrorMessage", "cimString", text);
        xml.WriteEndElement();

        void Write(string name, string type, string value)
        {
            xml.WriteStartElement("p", name, Uris.CimSchema + WmiError);
            xml.WriteAttributeString("xsi", "type", Uris.SchemaInstance, $"cim:{type}");
            xml.WriteString(value);
            xml.WriteEndElement();
        }
    }
}
