using System.Globalization;
using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>What rows have in common when they read an object.</summary>
internal static class RowReading
{
    /// <summary>A key or another property without which the row means nothing.</summary>
    public static string Required(this CimObject instance, string name) =>
        instance.Text(name) is { Length: > 0 } text
            ? text
            : throw new CimFormatException($"{instance.ClassName}.{name} is missing.");

    /// <summary>The object that a value refers to, as a reference or as path text; null for anything else, such as the
    /// singleton paths that some associations name.</summary>
    public static CimPath? Path(CimValue value) => value switch
    {
        CimValue.Reference reference => reference.Path,
        CimValue.Scalar scalar => CimPath.TryParse(scalar.Text, CimNamespaces.Virtualization),
        _ => null,
    };

    /// <summary>A counter that some Windows versions leave out.</summary>
    public static ulong Count(this CimObject instance, string name) => instance.UInt64(name) ?? 0;

    /// <summary>An unsigned number that some providers write as -1 when it is not known; null then.</summary>
    public static uint? Unsigned32(this CimObject instance, string name) =>
        int.TryParse(instance.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var signed)
        && signed < 0
            ? null
            : instance.UInt32(name);
}
