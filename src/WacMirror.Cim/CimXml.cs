using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace WacMirror.Cim;

/// <summary>
/// Embedded instances as text: the DMTF CIM-XML form (DSP0201), <c>&lt;INSTANCE CLASSNAME=…&gt;&lt;PROPERTY …&gt;</c>, which
/// Hyper-V's management services take and return. Zero, false and empty are written out, because a provider
/// ignores what is left out; null is an element without a value.
/// </summary>
public static class CimXml
{
    /// <summary>An instance nests no deeper than this; real ones hold none or one inside another.</summary>
    public const int MaxDepth = 8;

    private static readonly ImmutableArray<string> TypeNames =
    [
        "boolean", "uint8", "sint8", "uint16", "sint16", "uint32", "sint32", "uint64", "sint64", "real32",
        "real64", "char16", "string", "datetime", "reference", "string",
    ];

    public static string Write(CimObject instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
            Write(writer, instance);
        return text.ToString();
    }

    /// <summary>Reads one instance. DTDs are refused and depth is bounded.</summary>
    /// <exception cref="CimFormatException">The text is not a CIM-XML instance.</exception>
    public static CimObject Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    XmlResolver = null,
                    IgnoreComments = true,
                    IgnoreWhitespace = true,
                    IgnoreProcessingInstructions = true,
                });
            reader.MoveToContent();
            return ReadInstance(reader, 0);
        }
        catch (XmlException error)
        {
            throw new CimFormatException($"The embedded instance is not well-formed XML: {error.Message}", error);
        }
    }

    private static void Write(XmlWriter writer, CimObject instance)
    {
        writer.WriteStartElement("INSTANCE");
        writer.WriteAttributeString("CLASSNAME", instance.ClassName);
        foreach (var property in instance.Properties)
            Write(writer, property);
        writer.WriteEndElement();
    }

    private static void Write(XmlWriter writer, CimProperty property)
    {
        var isArray = property.IsArray || property.Value is CimValue.List;
        var type = property.Type ?? CimType.String;
        writer.WriteStartElement(isArray ? "PROPERTY.ARRAY" : "PROPERTY");
        writer.WriteAttributeString("NAME", property.Name);
        writer.WriteAttributeString("TYPE", TypeNames[(int)type]);
        if (type == CimType.Instance)
            writer.WriteAttributeString("EmbeddedObject", "instance");
        if (isArray && property.Value is not CimValue.Null)
        {
            writer.WriteStartElement("VALUE.ARRAY");
            foreach (var item in property.Value.AsItems)
                WriteValue(writer, item);
            writer.WriteEndElement();
        }
        else
        {
            WriteValue(writer, property.Value);
        }
        writer.WriteEndElement();
    }

    private static void WriteValue(XmlWriter writer, CimValue value)
    {
        var text = value is CimValue.Embedded embedded ? Write(embedded.Object) : value.AsText;
        if (text is null)
            return;
        writer.WriteStartElement("VALUE");
        writer.WriteString(text);
        writer.WriteEndElement();
    }

    private static CimObject ReadInstance(XmlReader reader, int depth)
    {
        if (depth >= MaxDepth)
            throw new CimFormatException($"Embedded instances nest deeper than {MaxDepth}.");
        if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "INSTANCE")
            throw new CimFormatException($"Expected INSTANCE, found {reader.LocalName}.");
        var className = reader.GetAttribute("CLASSNAME");
        if (string.IsNullOrEmpty(className))
            throw new CimFormatException("INSTANCE has no CLASSNAME.");
        var properties = ImmutableArray.CreateBuilder<CimProperty>();
        foreach (var _ in Children(reader))
        {
            if (reader.LocalName is "PROPERTY" or "PROPERTY.ARRAY" or "PROPERTY.REFERENCE")
                properties.Add(ReadProperty(reader, depth));
            else
                reader.Skip();
        }
        return new CimObject(className, properties.ToImmutable());
    }

    private static CimProperty ReadProperty(XmlReader reader, int depth)
    {
        var name = reader.GetAttribute("NAME");
        if (string.IsNullOrEmpty(name))
            throw new CimFormatException("PROPERTY has no NAME.");
        var isArray = reader.LocalName == "PROPERTY.ARRAY";
        var isEmbedded = reader.GetAttribute("EmbeddedObject") is not null;
        var type = isEmbedded ? CimType.Instance : ReadType(reader.GetAttribute("TYPE"), name);
        var value = CimValue.None;
        foreach (var _ in Children(reader))
        {
            if (reader.LocalName == "VALUE.ARRAY")
                value = ReadArray(reader, isEmbedded, depth);
            else if (reader.LocalName == "VALUE")
                value = ReadScalar(reader, isEmbedded, depth);
            else
                reader.Skip();
        }
        return new CimProperty(name, type, value, isArray);
    }

    private static CimValue ReadArray(XmlReader reader, bool isEmbedded, int depth)
    {
        var items = ImmutableArray.CreateBuilder<CimValue>();
        foreach (var _ in Children(reader))
            items.Add(ReadScalar(reader, isEmbedded, depth));
        return new CimValue.List(items.ToImmutable());
    }

    private static CimValue ReadScalar(XmlReader reader, bool isEmbedded, int depth)
    {
        var text = reader.ReadElementContentAsString();
        if (!isEmbedded)
            return CimValue.Of(text);
        using var inner = XmlReader.Create(
            new StringReader(text),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true });
        inner.MoveToContent();
        return CimValue.Of(ReadInstance(inner, depth + 1));
    }

    /// <summary>Stands on each child element in turn and leaves the reader behind the parent's end.</summary>
    private static IEnumerable<int> Children(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            yield break;
        }
        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
                yield return reader.Depth;
            else if (!reader.Read())
                throw new CimFormatException("The embedded instance ends too early.");
        }
        reader.Read();
    }

    private static CimType ReadType(string? name, string property)
    {
        if (name is null)
            return CimType.String;
        var index = TypeNames.IndexOf(name, 0, TypeNames.Length, StringComparer.OrdinalIgnoreCase);
        return index >= 0
            ? (CimType)index
            : throw new CimFormatException($"Property {property} has the unknown type '{name}'.");
    }
}
