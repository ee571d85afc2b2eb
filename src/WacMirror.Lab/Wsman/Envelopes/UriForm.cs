namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>How a request spells classes; its answer spells them the same way.</summary>
/// <param name="Prefix">What stands before the class, or before its namespace.</param>
/// <param name="NamespaceInPath">True in the Microsoft form; false in the DMTF form, where a selector names
/// it.</param>
internal sealed record UriForm(string Prefix, bool NamespaceInPath)
{
    public static UriForm Microsoft { get; } = new(Uris.Wmi, true);

    public static UriForm Dmtf { get; } = new(Uris.CimSchema, false);

    public string ClassUri(string ns, string className) =>
        NamespaceInPath ? $"{Prefix}{ns}/{className}" : Prefix + className;
}
