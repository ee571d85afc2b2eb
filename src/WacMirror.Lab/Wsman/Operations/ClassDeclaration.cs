using System.Xml;
using WacMirror.Cim;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>GetClass: Get on the CIM-XML schema's address, with the class among the selectors. Answers the declaration
/// as CIM-XML; qualifiers other than Key are not part of it.</summary>
internal static class ClassDeclaration
{
    private const string Address = Uris.CimXmlSchema + "*";
    private const string ClassSelector = "ClassName";

    public static bool IsAskedFor(RequestEnvelope request) =>
        Address.Equals(request.ResourceUri, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="CimFault">No class is named, or it does not exist.</exception>
    public static void Write(ClassCatalog classes, RequestEnvelope request, Answer answer)
    {
        var ns = Selected(request, Selector.CimNamespace).Replace('\\', '/');
        var served = classes.Find(ns, Selected(request, ClassSelector));
        var declaration = served.Declaration
            ?? throw new CimFault(CimFaultKind.InvalidClass, $"The class {served.Name} has no declaration.");
        answer.Begin(Actions.Get + "Response", request.MessageId);
        var xml = answer.Xml;
        xml.WriteStartElement("CLASS", string.Empty);
        xml.WriteAttributeString("NAME", served.Name);
        if (served.Base is { } super)
            xml.WriteAttributeString("SUPERCLASS", super);
        foreach (var property in declaration.Properties)
            Write(xml, property, served.Keys.Contains(property.Name, StringComparer.OrdinalIgnoreCase));
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, CimProperty property, bool isKey)
    {
        var isReference = property.Type == CimType.Reference;
        xml.WriteStartElement(
            isReference ? "PROPERTY.REFERENCE" : property.IsArray ? "PROPERTY.ARRAY" : "PROPERTY", string.Empty);
        xml.WriteAttributeString("NAME", property.Name);
        if (!isReference)
            xml.WriteAttributeString("TYPE", TypeOf(property.Type));
        if (property.Type == CimType.Instance)
            xml.WriteAttributeString("EmbeddedObject", "instance");
        if (isKey)
        {
            xml.WriteStartElement("QUALIFIER", string.Empty);
            xml.WriteAttributeString("NAME", "Key");
            xml.WriteAttributeString("TYPE", "boolean");
            xml.WriteElementString("VALUE", string.Empty, "true");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    // An embedded instance is a string with an attribute that says so (DSP0201).
    private static string TypeOf(CimType? type) =>
        type is null or CimType.Instance ? "string" : type.Value.ToString().ToLowerInvariant();

    private static string Selected(RequestEnvelope request, string name) =>
        request.Selectors.FirstOrDefault(selector => selector.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?.Value.AsText
        ?? throw new CimFault(CimFaultKind.InvalidSelectors, $"The request has no selector {name}.");
}
