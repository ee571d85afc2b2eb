using System.Net.Http.Headers;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Posts envelopes to one node. Safe on any thread.</summary>
public sealed class WsmanHttp : IDisposable
{
    /// <summary>Shorter, and a node behind a slow VPN is never reached; longer, and a node that is switched off, whose
    /// packets nobody answers, holds up whoever asks for it.</summary>
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    /// <summary>Windows drops an idle connection after two minutes; one kept longer here fails on its next use. Much
    /// shorter, and each poll connects and authenticates anew.</summary>
    private static readonly TimeSpan IdleLifetime = TimeSpan.FromSeconds(60);

    private readonly HttpClient client;
    private readonly Uri address;
    private readonly AuthenticationHeaderValue credential;

    /// <param name="endpoint">The node.</param>
    /// <param name="handler">What carries the messages; owned from here on.</param>
    /// <exception cref="NodeException">The endpoint would send the password readable.</exception>
    public WsmanHttp(NodeEndpoint endpoint, HttpMessageHandler handler)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Node = endpoint.Node;
        address = endpoint.Address;
        credential = BasicCredential.For(endpoint);
        // The session's deadline ends a call; a second clock here would only blur which one it was.
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public string Node { get; }

    /// <summary>Over sockets of its own. Straight to the node: a proxy, a redirect or a cookie is never part of it.</summary>
    public static WsmanHttp Over(NodeEndpoint endpoint, int connections) => new(endpoint, new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectPatience,
        PooledConnectionIdleTimeout = IdleLifetime,
        MaxConnectionsPerServer = connections,
    });

    /// <summary>Returns when the answer's head is there; its body may still be arriving. A message is sent once.</summary>
    /// <exception cref="NodeException">The node was not reached, or its HTTP server refused.</exception>
    public async Task<HttpResponseMessage> SendAsync(WsmanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var message = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ReadOnlyMemoryContent(request.Content),
        };
        message.Content.Headers.ContentType = new("application/soap+xml") { CharSet = "UTF-8" };
        message.Headers.Authorization = credential;
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception error) when (
            TransportFailures.Map(error, Node, request.Operation, cancellationToken) is { } mapped)
        {
            throw mapped;
        }
        if (TransportFailures.Map(response, Node, request.Operation) is not { } refused)
            return response;
        response.Dispose();
        throw refused;
    }

    public void Dispose() => client.Dispose();
}
