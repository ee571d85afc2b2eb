using System.Xml;
using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>Writes endpoint references in the spelling of the request.</summary>
internal static class ReferenceWriter
{
    /// <summary>A whole <c>a:EndpointReference</c>. A key that is itself a reference nests another one.</summary>
    public static void WriteElement(
        XmlWriter xml, UriForm form, string ns, string className, IEnumerable<Selector> keys)
    {
        xml.WriteStartElement("a", "EndpointReference", Uris.Addressing);
        WriteContent(xml, form, ns, className, keys);
        xml.WriteEndElement();
    }

    /// <summary>Address and reference parameters, into an element that is already open.</summary>
    public static void Write(XmlWriter xml, UriForm form, CimPath path) => WriteContent(
        xml,
        form,
        path.Namespace,
        path.ClassName,
        path.Keys.Select(key => new Selector(key.Name, CimValue.Of(key.Value))));

    private static void WriteContent(
        XmlWriter xml, UriForm form, string ns, string className, IEnumerable<Selector> keys)
    {
        xml.WriteElementString("a", "Address", Uris.Addressing, Uris.Anonymous);
        xml.WriteStartElement("a", "ReferenceParameters", Uris.Addressing);
        xml.WriteElementString("w", "ResourceURI", Uris.Wsman, form.ClassUri(ns, className));
        xml.WriteStartElement("w", "SelectorSet", Uris.Wsman);
        if (!form.NamespaceInPath)
            WriteSelector(xml, form, new Selector(Selector.CimNamespace, CimValue.Of(ns)));
        foreach (var key in keys)
            WriteSelector(xml, form, key);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSelector(XmlWriter xml, UriForm form, Selector selector)
    {
        xml.WriteStartElement("w", "Selector", Uris.Wsman);
        xml.WriteAttributeString("Name", selector.Name);
        if (selector.Value is CimValue.Reference reference)
        {
            xml.WriteStartElement("a", "EndpointReference", Uris.Addressing);
            Write(xml, form, reference.Path);
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteString(selector.Value.AsText);
        }
        xml.WriteEndElement();
    }
}
