using WacMirror.Lab.Wsman.Http;

namespace WacMirror.Lab.Wsman.Security;

/// <summary>One TCP connection: whose it is and what was agreed on it.</summary>
internal sealed class WireConnection(NodeEndpoint endpoint, bool isTls) : IDisposable
{
    public NodeEndpoint Endpoint { get; } = endpoint;

    public bool IsTls { get; } = isTls;

    public NegotiateSession Negotiate { get; } = new();

    public MessageSeal Seal => new(Negotiate, Endpoint.Node.Security);

    public void Dispose() => Negotiate.Dispose();
}
