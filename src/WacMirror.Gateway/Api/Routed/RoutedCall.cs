namespace WacMirror.Gateway.Api.Routed;

/// <summary>What marks a request that Windows Admin Center's gateway carried: a feature of the request, put there by what
/// received it and by nothing that a caller sends.</summary>
/// <param name="Node">The node, or the cluster, that the person is connected to in Windows Admin Center.</param>
public sealed record RoutedCall(string Node);
