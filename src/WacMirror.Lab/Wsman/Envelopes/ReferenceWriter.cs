using System.Xml;
using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>Writes endpoint references in the spelling of the request.</summary>
internal static class ReferenceWriter
{
    /// <summary>A whole <c>a:EndpointReference</c>.</summary>
    public static void WriteElement(XmlWriter xml, UriForm form, CimPath path)
    {
        xml.WriteStartElement("a", "EndpointReference", Uris.Addressing);
        Write(xml, form, path);
        xml.WriteEndElement();
    }

    /// <summary>Address and reference parameters, into an element that is already open.</summary>
    public static void Write(XmlWriter xml, UriForm form, CimPath path)
    {
        xml.WriteElementString("a", "Address", Uris.Addressing, Uris.Anonymous);
        xml.WriteStartElement("a", "ReferenceParameters", Uris.Addressing);
        xml.WriteElementString("w", "ResourceURI", Uris.Wsman, form.ClassUri(path.Namespace, path.ClassName));
        xml.WriteStartElement("w", "SelectorSet", Uris.Wsman);
        if (!form.NamespaceInPath)
            WriteSelector(xml, Selector.CimNamespace, path.Namespace);
        foreach (var key in path.Keys)
            WriteSelector(xml, key.Name, key.Value);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSelector(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("w", "Selector", Uris.Wsman);
        xml.WriteAttributeString("Name", name);
        xml.WriteString(value);
        xml.WriteEndElement();
    }
}
