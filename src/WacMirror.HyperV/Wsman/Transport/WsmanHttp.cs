using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman.Transport.Security;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Posts envelopes to one node under one identity. Safe on any thread.</summary>
public sealed class WsmanHttp : IDisposable
{
    private readonly IEnvelopeCarrier carrier;

    /// <param name="endpoint">The node, with a credential that goes with each message.</param>
    /// <param name="handler">What carries the messages; owned from here on.</param>
    /// <exception cref="NodeException">The endpoint would send the password readable.</exception>
    public WsmanHttp(NodeEndpoint endpoint, HttpMessageHandler handler)
        : this(NotNull(endpoint).Node, new BasicCarrier(endpoint, handler))
    {
    }

    internal WsmanHttp(string node, IEnvelopeCarrier carrier)
    {
        Node = node;
        this.carrier = carrier;
    }

    public string Node { get; }

    /// <summary>Over sockets of its own.</summary>
    /// <exception cref="NodeException">The endpoint would send the password readable, or names a trust that cannot be
    /// used.</exception>
    public static WsmanHttp Over(NodeEndpoint endpoint, int connections, TimeProvider time) => new(
        NotNull(endpoint).Node,
        SecurityContexts.Serve(endpoint.Credential)
            ? new NegotiateCarrier(
                endpoint.Node,
                endpoint.Address,
                () => SecurityContexts.Begin(endpoint),
                () => NodeHandlers.Single(endpoint),
                new ConnectionPool(connections, NodeHandlers.IdleLifetime, time))
            : new BasicCarrier(endpoint, NodeHandlers.Shared(endpoint, connections)));

    /// <summary>Returns when the answer's head is there; its body may still be arriving.</summary>
    /// <exception cref="NodeException">The node was not reached, or its HTTP server refused.</exception>
    internal async Task<WsmanReply> SendAsync(WsmanRequest request, CancellationToken cancellationToken)
    {
        WsmanReply reply;
        try
        {
            reply = await carrier.SendAsync(request, cancellationToken);
        }
        catch (Exception error) when (
            TransportFailures.Map(error, Node, request.Operation, cancellationToken) is { } mapped)
        {
            throw mapped;
        }
        if (TransportFailures.Map(reply, Node, request.Operation) is not { } refused)
            return reply;
        reply.Dispose();
        throw refused;
    }

    public void Dispose() => carrier.Dispose();

    private static NodeEndpoint NotNull(NodeEndpoint? endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint;
    }
}
