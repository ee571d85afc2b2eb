using System.Collections.Immutable;
using System.Xml.Linq;
using WacMirror.Cim;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>
/// Reads the arguments of a method from the body, in their order: a repeated element is an array, a reference stands
/// directly in its element, an embedded instance is CIM-XML text. What a real node was seen to refuse is refused.
/// </summary>
internal static class ParameterReader
{
    private static readonly XNamespace A = Uris.Addressing;
    private static readonly XNamespace Cim = Uris.CimCommon;
    private static readonly XName Nil = XName.Get("nil", Uris.SchemaInstance);

    /// <summary>Clients name the element after the method with or without <c>_INPUT</c>, in any namespace.</summary>
    /// <exception cref="CimFault">The body belongs to another method, or an argument has a form that is not
    /// taken.</exception>
    public static CimObject Read(XElement? body, string method)
    {
        var name = body?.Name.LocalName;
        if (body is null || (name != method && name != $"{method}_INPUT"))
            throw Invalid($"The body is '{name}', not '{method}_INPUT'");
        return new CimObject(body.Name.LocalName, body.Elements()
            .GroupBy(element => element.Name.LocalName)
            .Select(group => ReadParameter(group.Key, [.. group])));
    }

    private static CimProperty ReadParameter(string name, ImmutableArray<XElement> elements) => elements is [var only]
        ? new CimProperty(name, null, ReadValue(only))
        : new CimProperty(name, null, new CimValue.List([.. elements.Select(ReadValue)]), true);

    private static CimValue ReadValue(XElement element)
    {
        var name = element.Name.LocalName;
        if (element.Attribute(Nil)?.Value is "true" or "1")
            return CimValue.None;
        if (element.Element(A + "EndpointReference") is not null)
            throw Invalid($"{name} wraps its reference into an EndpointReference");
        if (ReferenceReader.IsReference(element))
            return CimValue.Of(ReferenceReader.Read(element));
        if (element.Element(Cim + "Datetime") is { } datetime)
            return CimValue.Of(datetime.Value);
        if (element.Element(Cim + "Interval") is { } interval)
            return CimValue.Of(interval.Value);
        return element.HasElements
            ? throw Invalid($"{name} holds elements; an embedded instance is CIM-XML text")
            : CimValue.Of(element.Value);
    }

    private static CimFault Invalid(string what) => new(
        CimFaultKind.SchemaValidationError,
        $"The SOAP XML in the message does not match the corresponding XML schema definition: {what}.");
}
