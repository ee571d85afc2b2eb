using System.Xml;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>
/// Writes one method parameter: an array as repeated elements, an embedded instance as CIM-XML text, a reference as
/// address and reference parameters standing directly in the element. Windows refuses an EndpointReference around
/// them, and embedded instances in element form (proven against a real node by go-wsman).
/// </summary>
internal static class ParameterWriter
{
    public static void Write(XmlWriter writer, string resource, CimProperty parameter)
    {
        foreach (var value in parameter.Value.AsItems)
        {
            writer.WriteStartElement("p", parameter.Name, resource);
            WriteContent(writer, value);
            writer.WriteEndElement();
        }
    }

    private static void WriteContent(XmlWriter writer, CimValue value)
    {
        if (value is CimValue.Reference reference)
            WriteReference(writer, reference.Path);
        else if (value is CimValue.Embedded embedded)
            writer.WriteString(CimXml.Write(embedded.Object));
        else
            writer.WriteString(value.AsText);
    }

    private static void WriteReference(XmlWriter writer, CimPath path)
    {
        writer.WriteElementString("a", "Address", WsmanNames.Addressing, WsmanNames.Anonymous);
        writer.WriteStartElement("a", "ReferenceParameters", WsmanNames.Addressing);
        writer.WriteElementString(
            "w", "ResourceURI", WsmanNames.Wsman, ResourceUri.Of(path.Namespace, path.ClassName));
        HeaderWriter.Selectors(writer, path.Keys);
        writer.WriteEndElement();
    }
}
