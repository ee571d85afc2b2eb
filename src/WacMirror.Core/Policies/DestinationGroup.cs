namespace WacMirror.Core.Policies;

/// <summary>Collectors of which a source needs one.</summary>
/// <param name="Name">Unique within the policy; "destinations" where the document names none.</param>
/// <param name="Selector">Which adapters they are.</param>
public sealed record DestinationGroup(string Name, Selector Selector)
{
    /// <summary>The name of the only group of a document that names none.</summary>
    public const string Unnamed = "destinations";
}
