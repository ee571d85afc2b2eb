using System.Collections.Immutable;
using System.Globalization;
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

    private readonly Markup markup = new();
    private (string Namespace, string Class, string Uri) last = (string.Empty, string.Empty, string.Empty);

    /// <summary>A whole object, under its class's name.</summary>
    public void WriteInstance(string ns, CimObject value)
    {
        Begin(value.ClassName, ClassUri(ns, value.ClassName));
        markup.Raw(" xsi:type=\"p:").Raw(value.ClassName).Raw("_Type\">");
        foreach (var property in value.Properties)
            Write(Prefix, ns, property);
        markup.Close(Prefix, value.ClassName).MoveTo(xml);
    }

    /// <summary>Named columns only, as bare elements without a class or a namespace.</summary>
    public void WriteFragment(string ns, CimObject value, ImmutableArray<string> columns)
    {
        markup.Raw("<w:XmlFragment").Attribute("xmlns:xsi", Uris.SchemaInstance).Raw(">");
        foreach (var column in columns)
            if (value.Find(column) is { } property)
                Write(string.Empty, ns, property);
        markup.Raw("</w:XmlFragment>").MoveTo(xml);
    }

    /// <summary>A whole <c>a:EndpointReference</c> to an object.</summary>
    public void WriteReference(string ns, string className, IEnumerable<Selector> keys)
    {
        ReferenceWriter.WriteElement(markup, form, ns, className, keys);
        markup.MoveTo(xml);
    }

    /// <summary>What a method gave back, its return value last.</summary>
    public void WriteOutput(string ns, string className, string method, CimMethodAnswer answer)
    {
        var name = $"{method}_OUTPUT";
        Begin(name, ClassUri(ns, className));
        markup.Raw(">");
        foreach (var property in answer.Output)
            Write(Prefix, ns, property);
        markup.Element(Prefix, "ReturnValue", answer.ReturnValue.ToString(CultureInfo.InvariantCulture))
            .Close(Prefix, name).MoveTo(xml);
    }

    private void Begin(string name, string uri) =>
        markup.Open(Prefix, name)
            .Attribute("xmlns:xsi", Uris.SchemaInstance)
            .Attribute("xmlns:p", uri)
            .Attribute("xmlns:cim", Uris.CimCommon);

    /// <summary>With a prefix, or bare inside a fragment.</summary>
    private void Write(string prefix, string ns, CimProperty property)
    {
        if (property.IsArray || property.Value is CimValue.List)
        {
            foreach (var item in property.Value.AsItems)
                WriteElement(prefix, ns, property, item);
            return;
        }
        WriteElement(prefix, ns, property, property.Value);
    }

    private void WriteElement(string prefix, string ns, CimProperty property, CimValue value)
    {
        markup.Open(prefix, property.Name);
        switch (value)
        {
            case CimValue.Scalar scalar when property.Type == CimType.DateTime:
                markup.Raw(">");
                WriteDatetime(prefix, scalar.Text);
                break;
            case CimValue.Scalar scalar:
                markup.Raw(">").Text(scalar.Text);
                break;
            case CimValue.Reference reference:
                markup.Raw(">");
                ReferenceWriter.Write(markup, form, reference.Path);
                break;
            case CimValue.Embedded embedded:
                WriteEmbedded(ns, embedded.Object);
                break;
            default:
                markup.Raw(" xsi:nil=\"true\"/>");
                return;
        }
        markup.Close(prefix, property.Name);
    }

    private void WriteDatetime(string prefix, string text)
    {
        var datetime = CimDatetimeText.Of(text);
        markup.Element(
            prefix.Length == 0 ? string.Empty : "cim", datetime.IsInterval ? "Interval" : "Datetime", datetime.Text);
    }

    private void WriteEmbedded(string ns, CimObject value)
    {
        markup.Attribute("xmlns:q", form.ClassUri(ns, value.ClassName))
            .Raw(" xsi:type=\"q:").Raw(value.ClassName).Raw("_Type\">");
        foreach (var property in value.Properties)
            Write(EmbeddedPrefix, ns, property);
    }

    // Rows of one answer are nearly always of one class, so the last URI serves most of them.
    private string ClassUri(string ns, string className)
    {
        if (last.Namespace != ns || last.Class != className)
            last = (ns, className, form.ClassUri(ns, className));
        return last.Uri;
    }
}
