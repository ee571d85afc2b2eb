using System.Collections.Immutable;
using System.Xml.Linq;
using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>Reads endpoint references: who is meant by a selector or a parameter.</summary>
internal static class ReferenceReader
{
    private static readonly XNamespace A = Uris.Addressing;
    private static readonly XNamespace W = Uris.Wsman;

    /// <summary>Whether an element holds a reference directly, as parameters do.</summary>
    public static bool IsReference(XElement element) =>
        element.Element(A + "ReferenceParameters") is not null || element.Element(A + "Address") is not null;

    /// <summary>Reads the address and the reference parameters inside an element.</summary>
    /// <exception cref="CimFault">There is no class to find.</exception>
    public static CimPath Read(XElement element)
    {
        var parameters = element.Element(A + "ReferenceParameters")
            ?? throw new CimFault(
                CimFaultKind.SchemaValidationError,
                $"The reference in '{element.Name.LocalName}' has no ReferenceParameters.");
        var selectors = parameters.Element(W + "SelectorSet") is { } set ? Selectors(set) : [];
        var target = ResourceTarget.Parse(parameters.Element(W + "ResourceURI")?.Value.Trim(), selectors);
        return new CimPath(
            target.Namespace,
            target.ClassName,
            [.. from selector in selectors
                where !selector.IsNamespace
                select new CimKey(selector.Name, selector.Value.AsText ?? string.Empty)]);
    }

    /// <exception cref="CimFault">A selector has no name.</exception>
    public static ImmutableArray<Selector> Selectors(XElement set) =>
        [.. set.Elements(W + "Selector").Select(ReadSelector)];

    private static Selector ReadSelector(XElement element)
    {
        var name = element.Attribute("Name")?.Value;
        if (string.IsNullOrEmpty(name))
            throw new CimFault(CimFaultKind.InvalidSelectors, "A Selector has no Name.");
        return new Selector(
            name,
            element.Element(A + "EndpointReference") is { } reference
                ? CimValue.Of(Read(reference))
                : CimValue.Of(element.Value));
    }
}
