using System.Globalization;
using System.Xml.Linq;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>The body of an Enumerate request.</summary>
/// <param name="Query">The WQL text, or null.</param>
/// <param name="Association">What is associated with an object, or null; with neither, the whole class.</param>
/// <param name="IsOptimized">Whether the first page comes with the answer.</param>
/// <param name="MaxElements">The size of that page.</param>
/// <param name="Mode">What an item is.</param>
internal sealed record EnumerateRequest(
    string? Query, AssociationQuery? Association, bool IsOptimized, int MaxElements, ItemMode Mode)
{
    private static readonly XNamespace W = Uris.Wsman;

    /// <exception cref="CimFault">The body is something else, or asks for what is not there.</exception>
    public static EnumerateRequest Read(XElement? body)
    {
        if (body?.Name != XName.Get("Enumerate", Uris.Enumeration))
            throw new CimFault(CimFaultKind.SchemaValidationError, "The body is not an Enumerate element.");
        var (query, association) = ReadFilter(body);
        return new EnumerateRequest(
            query,
            association,
            Child(body, W + "OptimizeEnumeration") is not null,
            Count(body, W + "MaxElements"),
            ReadMode(Child(body, W + "EnumerationMode")?.Value.Trim()));
    }

    /// <summary>A positive count; one where the request has none, as real nodes take it.</summary>
    public static int Count(XElement body, XName name)
    {
        if (Child(body, name) is not { } element)
            return 1;
        return int.TryParse(element.Value, CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : throw new CimFault(
                CimFaultKind.SchemaValidationError,
                $"{name.LocalName} is '{element.Value}', which is not a number above zero.");
    }

    private static (string? Query, AssociationQuery? Association) ReadFilter(XElement body)
    {
        if (Child(body, W + "Filter") is not { } filter)
            return (null, null);
        var dialect = filter.Attribute("Dialect")?.Value ?? string.Empty;
        if (dialect.Equals(Uris.AssociationDialect, StringComparison.OrdinalIgnoreCase))
            return (null, AssociationFilterReader.Read(filter));
        return dialect.Equals(Uris.WqlDialect, StringComparison.OrdinalIgnoreCase)
            ? (filter.Value, AssociationParser.TryParse(filter.Value))
            : throw new CimFault(
                CimFaultKind.FilterDialectUnavailable,
                $"The filter dialect '{dialect}' is not available; '{Uris.WqlDialect}' is.");
    }

    private static ItemMode ReadMode(string? mode) => mode switch
    {
        null or "" or "EnumerateObject" => ItemMode.Object,
        "EnumerateObjectAndEPR" => ItemMode.ObjectAndReference,
        "EnumerateEPR" => ItemMode.Reference,
        _ => throw new CimFault(
            CimFaultKind.UnsupportedFeature,
            $"EnumerationMode is '{mode}'; allowed are EnumerateObjectAndEPR and EnumerateEPR."),
    };

    /// <summary>The child, or null; one of that name in another namespace would else be passed over in
    /// silence.</summary>
    private static XElement? Child(XElement body, XName name) =>
        body.Elements().FirstOrDefault(child => child.Name.LocalName == name.LocalName) is { } child
        && child.Name != name
            ? throw new CimFault(
                CimFaultKind.SchemaValidationError,
                $"{name.LocalName} is in the namespace '{child.Name.NamespaceName}'; "
                    + $"'{name.NamespaceName}' is expected.")
            : body.Element(name);
}
