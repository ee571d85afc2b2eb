using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>One selector of a request: a text, or an endpoint reference for a key that is itself a
/// reference.</summary>
internal sealed record Selector(string Name, CimValue Value)
{
    /// <summary>Names the CIM namespace under the DMTF form of a resource URI; not a key.</summary>
    public const string CimNamespace = "__cimnamespace";

    public bool IsNamespace => Name.Equals(CimNamespace, StringComparison.OrdinalIgnoreCase);
}
