namespace WacMirror.Gateway.Api.Policies;

/// <summary>How many members of a policy are on a node.</summary>
/// <param name="Node">The node; null for those that no node shows.</param>
/// <param name="Sources">Sources there.</param>
/// <param name="Destinations">Destinations there.</param>
public sealed record MemberNode(string? Node, int Sources, int Destinations);
