namespace WacMirror.HyperV.Sessions;

/// <summary>How to reach a node.</summary>
/// <param name="Node">The node's name, compared without case.</param>
/// <param name="Address">Its WS-Man address, as in <c>https://hv01:5986/wsman</c>.</param>
/// <param name="User">The account.</param>
/// <param name="Password">Its password; never part of the text form.</param>
public sealed record NodeEndpoint(string Node, Uri Address, string User, string Password)
{
    public override string ToString() => $"{Node} at {Address} as {User}";
}
