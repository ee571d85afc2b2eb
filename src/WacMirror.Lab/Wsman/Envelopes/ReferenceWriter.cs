using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>Writes endpoint references in the spelling of the request. The prefixes <c>a</c> and <c>w</c> are those of
/// the envelope.</summary>
internal static class ReferenceWriter
{
    /// <summary>A whole <c>a:EndpointReference</c>. A key that is itself a reference nests another one.</summary>
    public static void WriteElement(
        Markup markup, UriForm form, string ns, string className, IEnumerable<Selector> keys)
    {
        markup.Raw("<a:EndpointReference>");
        WriteContent(markup, form, ns, className, keys);
        markup.Raw("</a:EndpointReference>");
    }

    /// <summary>Address and reference parameters, into an element that is already open.</summary>
    public static void Write(Markup markup, UriForm form, CimPath path) => WriteContent(
        markup,
        form,
        path.Namespace,
        path.ClassName,
        path.Keys.Select(key => new Selector(key.Name, CimValue.Of(key.Value))));

    private static void WriteContent(
        Markup markup, UriForm form, string ns, string className, IEnumerable<Selector> keys)
    {
        markup.Raw("<a:Address>").Raw(Uris.Anonymous).Raw("</a:Address><a:ReferenceParameters>")
            .Element("w", "ResourceURI", form.ClassUri(ns, className))
            .Raw("<w:SelectorSet>");
        if (!form.NamespaceInPath)
            WriteSelector(markup, form, new Selector(Selector.CimNamespace, CimValue.Of(ns)));
        foreach (var key in keys)
            WriteSelector(markup, form, key);
        markup.Raw("</w:SelectorSet></a:ReferenceParameters>");
    }

    private static void WriteSelector(Markup markup, UriForm form, Selector selector)
    {
        markup.Raw("<w:Selector").Attribute("Name", selector.Name).Raw(">");
        if (selector.Value is CimValue.Reference reference)
        {
            markup.Raw("<a:EndpointReference>");
            Write(markup, form, reference.Path);
            markup.Raw("</a:EndpointReference>");
        }
        else
        {
            markup.Text(selector.Value.AsText);
        }
        markup.Raw("</w:Selector>");
    }
}
