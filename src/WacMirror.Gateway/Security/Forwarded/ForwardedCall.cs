using System.Collections.Immutable;

namespace WacMirror.Gateway.Security.Forwarded;

/// <summary>What a token says.</summary>
/// <param name="User">The caller, whom the gateway signed in.</param>
/// <param name="Permissions">What the plug-in's rules give them.</param>
/// <param name="Node">The node that they are connected to.</param>
/// <param name="Method">The one method that the token is good for.</param>
/// <param name="Target">The one path with its query that the token is good for, as it stands in the request.</param>
public sealed record ForwardedCall(
    string User, ImmutableArray<string> Permissions, string Node, string Method, string Target);
