using System.Xml.Linq;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Reads the DMTF's association filter: <c>b:AssociatedInstances</c> or <c>b:AssociationInstances</c>
/// (DSP0227).</summary>
internal static class AssociationFilterReader
{
    private static readonly XNamespace B = Uris.CimBinding;

    /// <exception cref="CimFault">The filter is something else, or names no object.</exception>
    public static AssociationQuery Read(XElement filter)
    {
        var wantsLinks = filter.Element(B + "AssociationInstances") is not null;
        var wanted = filter.Element(B + "AssociationInstances") ?? filter.Element(B + "AssociatedInstances");
        if (wanted?.Element(B + "Object") is not { } source)
            throw new CimFault(
                CimFaultKind.SchemaValidationError, "The association filter has no Object in AssociatedInstances.");
        return new AssociationQuery(
            ReferenceReader.Read(source),
            wantsLinks,
            Text(wanted, wantsLinks ? "ResultClassName" : "AssociationClassName"),
            wantsLinks ? null : Text(wanted, "ResultClassName"),
            Text(wanted, "Role"),
            Text(wanted, "ResultRole"));
    }

    private static string? Text(XElement wanted, string name) =>
        wanted.Element(B + name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
