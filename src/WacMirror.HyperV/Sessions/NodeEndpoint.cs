namespace WacMirror.HyperV.Sessions;

/// <summary>How to reach a node, and as whom.</summary>
/// <param name="Node">The node's name, compared without case.</param>
/// <param name="Address">Its WS-Man address, as in <c>https://hv01:5986/wsman</c>.</param>
/// <param name="Credential">Whose hands; never part of the text form beyond an account's name.</param>
public sealed record NodeEndpoint(string Node, Uri Address, NodeCredential Credential)
{
    /// <summary>By which client.</summary>
    public NodeTransport Transport { get; init; } = NodeTransport.Wsman;

    /// <summary>Which certificate of the node is accepted; of no meaning over HTTP.</summary>
    public NodeTrust Trust { get; init; } = NodeTrust.System;

    public override string ToString() => $"{Node} at {Address} as {Credential}";
}
