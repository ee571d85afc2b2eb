using System.Collections.Immutable;
using System.Xml;
using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>
/// Writes objects as recorded nodes do: null scalars as <c>xsi:nil</c>, arrays as repeated elements and empty ones
/// not at all, dates and references as child elements.
/// </summary>
internal sealed class InstanceWriter(XmlWriter xml, UriForm form)
{
    private const string Prefix = "p";
    private const string EmbeddedPrefix = "q";

    private (string Namespace, string Class, string Uri) last = (string.Empty, string.Empty, string.Empty);

    /// <summary>A whole object, under its class's name.</summary>
    public void WriteInstance(string ns, CimObject value)
    {
        var uri = ClassUri(ns, value.ClassName);
        xml.WriteStartElement(Prefix, value.ClassName, uri);
        DeclareCommon();
        xml.WriteAttributeString("type", Uris.SchemaInstance, $"{Prefix}:{value.ClassName}_Type");
        foreach (var property in value.Properties)
            Write(new Style(Prefix, uri, ns), property);
        xml.WriteEndElement();
    }

    /// <summary>Named columns only, as bare elements without a class or a namespace.</summary>
    public void WriteFragment(string ns, CimObject value, ImmutableArray<string> columns)
    {
        xml.WriteStartElement("w", "XmlFragment", Uris.Wsman);
        xml.WriteAttributeString("xmlns", "xsi", null, Uris.SchemaInstance);
        foreach (var column in columns)
            if (value.Find(column) is { } property)
                Write(new Style(string.Empty, string.Empty, ns), property);
        xml.WriteEndElement();
    }

    /// <summary>What a method gave back, its return value last.</summary>
    public void WriteOutput(string ns, string className, string method, CimMethodAnswer answer)
    {
        var uri = ClassUri(ns, className);
        xml.WriteStartElement(Prefix, $"{method}_OUTPUT", uri);
        DeclareCommon();
        foreach (var property in answer.Output)
            Write(new Style(Prefix, uri, ns), property);
        xml.WriteStartElement(Prefix, "ReturnValue", uri);
        xml.WriteValue((long)answer.ReturnValue);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Write(Style style, CimProperty property)
    {
        if (property.IsArray || property.Value is CimValue.List)
        {
            foreach (var item in property.Value.AsItems)
                WriteElement(style, property, item);
            return;
        }
        WriteElement(style, property, property.Value);
    }

    private void WriteElement(Style style, CimProperty property, CimValue value)
    {
        xml.WriteStartElement(style.Prefix, property.Name, style.Uri);
        switch (value)
        {
            case CimValue.Scalar scalar when property.Type == CimType.DateTime:
                WriteDatetime(style, scalar.Text);
                break;
            case CimValue.Scalar scalar:
                xml.WriteString(scalar.Text);
                break;
            case CimValue.Reference reference:
                ReferenceWriter.Write(xml, form, reference.Path);
                break;
            case CimValue.Embedded embedded:
                WriteEmbedded(style, embedded.Object);
                break;
            default:
                xml.WriteAttributeString("nil", Uris.SchemaInstance, "true");
                break;
        }
        xml.WriteEndElement();
    }

    private void WriteDatetime(Style style, string text)
    {
        var datetime = CimDatetimeText.Of(text);
        var name = datetime.IsInterval ? "Interval" : "Datetime";
        if (style.Prefix.Length == 0)
            xml.WriteElementString(string.Empty, name, string.Empty, datetime.Text);
        else
            xml.WriteElementString("cim", name, Uris.CimCommon, datetime.Text);
    }

    private void WriteEmbedded(Style style, CimObject value)
    {
        var uri = form.ClassUri(style.Namespace, value.ClassName);
        xml.WriteAttributeString("xmlns", EmbeddedPrefix, null, uri);
        xml.WriteAttributeString("type", Uris.SchemaInstance, $"{EmbeddedPrefix}:{value.ClassName}_Type");
        foreach (var property in value.Properties)
            Write(new Style(EmbeddedPrefix, uri, style.Namespace), property);
    }

    private void DeclareCommon()
    {
        xml.WriteAttributeString("xmlns", "xsi", null, Uris.SchemaInstance);
        xml.WriteAttributeString("xmlns", "cim", null, Uris.CimCommon);
    }

    // Rows of one answer are nearly always of one class, so the last URI serves most of them.
    private string ClassUri(string ns, string className)
    {
        if (last.Namespace != ns || last.Class != className)
            last = (ns, className, form.ClassUri(ns, className));
        return last.Uri;
    }

    /// <summary>How the elements of one object are named: with a prefix, or bare inside a fragment.</summary>
    private readonly record struct Style(string Prefix, string Uri, string Namespace);
}
