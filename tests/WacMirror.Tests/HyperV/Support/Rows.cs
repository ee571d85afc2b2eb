using WacMirror.Cim;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>Short ways to write objects as they come off the wire: without types.</summary>
internal static class Rows
{
    public static CimObject Of(string className, params (string Name, object? Value)[] properties) =>
        new(className, properties.Select(property => new CimProperty(property.Name, null, Value(property.Value))));

    private static CimValue Value(object? value) => value switch
    {
        null => CimValue.None,
        CimValue ready => ready,
        CimPath path => CimValue.Of(path),
        string[] texts => CimValue.OfMany(texts),
        bool flag => CimValue.Of(flag),
        _ => CimValue.Of(FormattableString.Invariant($"{value}")),
    };
}
