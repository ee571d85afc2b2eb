using System.Net.Sockets;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Makes what carries HTTP to a node. Straight to it: a proxy, a redirect or a cookie is never part of
/// it.</summary>
internal static class NodeHandlers
{
    /// <summary>Windows drops an idle connection after two minutes; one kept longer here fails on its next use. Much
    /// shorter, and each poll connects and authenticates anew.</summary>
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromSeconds(60);

    /// <summary>Shorter, and a node behind a slow VPN is never reached; longer, and a node that is switched off, whose
    /// packets nobody answers, holds up whoever asks for it.</summary>
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    private static readonly HttpRequestOptionsKey<bool> IsFirstOfConnection = new("WacMirror.IsFirstOfConnection");

    /// <summary>Several connections, each of which may carry anybody's next message.</summary>
    public static SocketsHttpHandler Shared(NodeEndpoint endpoint, int connections)
    {
        var handler = Create(endpoint, connections);
        handler.ConnectCallback = (context, token) =>
        {
            context.InitialRequestMessage.Options.Set(IsFirstOfConnection, true);
            return ConnectAsync(context, token);
        };
        return handler;
    }

    /// <summary>One connection for the handler's whole life: what is proven on it belongs to it alone. When it is lost,
    /// every further message fails with <see cref="ConnectionLostException"/> and was not sent.</summary>
    public static SocketsHttpHandler Single(NodeEndpoint endpoint)
    {
        var handler = Create(endpoint, connections: 1);
        var connected = 0;
        handler.ConnectCallback = (context, token) => Interlocked.Exchange(ref connected, 1) == 0
            ? ConnectAsync(context, token)
            : throw new ConnectionLostException();
        return handler;
    }

    /// <summary>Whether a message went over a connection that had already carried others, which the node may have
    /// closed in the meantime.</summary>
    public static bool WasReused(HttpRequestMessage message) => !message.Options.TryGetValue(IsFirstOfConnection, out _);

    private static SocketsHttpHandler Create(NodeEndpoint endpoint, int connections) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectPatience,
        PooledConnectionIdleTimeout = IdleLifetime,
        MaxConnectionsPerServer = connections,
        SslOptions = CertificateCheck.OptionsFor(endpoint),
    };

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
