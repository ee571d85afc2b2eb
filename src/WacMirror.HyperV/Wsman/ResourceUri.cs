using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>The URI that names a class. Windows writes the namespace into it; the DMTF's form leaves it to a
/// selector.</summary>
internal static class ResourceUri
{
    private const string Windows = "http://schemas.microsoft.com/wbem/wsman/1/wmi/";

    /// <summary>The selector that carries the namespace of a DMTF URI.</summary>
    public const string NamespaceSelector = "__cimnamespace";

    public static string Of(string ns, string className) => $"{Windows}{ns}/{className}";

    /// <summary>What WQL is sent to: a concrete class together with a filter is refused.</summary>
    public static string AllOf(string ns) => Of(ns, "*");

    /// <summary>Namespace and class of either form; the namespace is null when the URI does not carry it.</summary>
    /// <exception cref="CimFormatException">The URI names no class.</exception>
    public static (string? Namespace, string ClassName) Parse(string uri)
    {
        var end = uri.LastIndexOf('/');
        if (end <= 0 || end == uri.Length - 1)
            throw new CimFormatException($"The resource URI '{uri}' names no class.");
        var className = uri[(end + 1)..];
        return uri.StartsWith(Windows, StringComparison.OrdinalIgnoreCase) && end > Windows.Length
            ? (uri[Windows.Length..end], className)
            : (null, className);
    }
}
