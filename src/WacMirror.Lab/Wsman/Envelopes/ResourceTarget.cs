using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>The class that a resource URI and its selectors name.</summary>
/// <param name="Form">How the URI is spelled.</param>
/// <param name="Namespace">With forward slashes.</param>
/// <param name="ClassName">The class, or <c>*</c> for a query that names its own.</param>
internal sealed record ResourceTarget(UriForm Form, string Namespace, string ClassName)
{
    private const string DefaultNamespace = "root/cimv2";
    private const string AnyDmtfClass = "http://schemas.dmtf.org/wbem/wscim/1/*";

    // A Windows client was recorded with the DMTF path under Microsoft's name.
    private const string MicrosoftCimSchema = "http://schemas.microsoft.com/wbem/wscim/1/cim-schema/2/";

    public bool IsAnyClass => ClassName == "*";

    /// <exception cref="CimFault">The URI is missing or has neither form.</exception>
    public static ResourceTarget Parse(string? uri, ImmutableArray<Selector> selectors)
    {
        if (string.IsNullOrEmpty(uri))
            throw new CimFault(CimFaultKind.MissingHeader, "The request has no ResourceURI.");
        if (uri.StartsWith(Uris.Wmi, StringComparison.OrdinalIgnoreCase))
            return ParseMicrosoft(uri);
        if (uri.Equals(AnyDmtfClass, StringComparison.OrdinalIgnoreCase))
            return new ResourceTarget(UriForm.Dmtf, NamespaceOf(selectors), "*");
        foreach (var prefix in (ReadOnlySpan<string>)[Uris.CimSchema, MicrosoftCimSchema])
        {
            if (uri.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && IsName(uri.AsSpan(prefix.Length)))
                return new ResourceTarget(new UriForm(prefix, false), NamespaceOf(selectors), uri[prefix.Length..]);
        }
        throw Unknown(uri);
    }

    private static ResourceTarget ParseMicrosoft(string uri)
    {
        var rest = uri.AsSpan(Uris.Wmi.Length);
        var slash = rest.LastIndexOf('/');
        if (slash <= 0 || !IsName(rest[(slash + 1)..]))
            throw Unknown(uri);
        return new ResourceTarget(UriForm.Microsoft, rest[..slash].ToString(), rest[(slash + 1)..].ToString());
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text is "*")
            return true;
        foreach (var character in text)
            if (!char.IsLetterOrDigit(character) && character != '_')
                return false;
        return !text.IsEmpty;
    }

    private static string NamespaceOf(ImmutableArray<Selector> selectors)
    {
        foreach (var selector in selectors)
            if (selector.IsNamespace && selector.Value.AsText is { Length: > 0 } ns)
                return ns.Replace('\\', '/');
        return DefaultNamespace;
    }

    private static CimFault Unknown(string uri) => new(
        CimFaultKind.InvalidResourceUri,
        $"The resource URI '{uri}' is not '{Uris.Wmi}<namespace>/<class>' or '{Uris.CimSchema}<class>'.");
}
