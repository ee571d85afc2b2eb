using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using WacMirror.Lab.Wsman.Security;

namespace WacMirror.Lab.Wsman.Http;

/// <summary>The ports that a node listens on, on loopback.</summary>
internal sealed class NodePorts
{
    private readonly ListenOptions http;
    private readonly ListenOptions https;

    private NodePorts(NodeEndpoint endpoint, ListenOptions http, ListenOptions https)
    {
        Endpoint = endpoint;
        this.http = http;
        this.https = https;
    }

    public NodeEndpoint Endpoint { get; }

    public Uri Http => new($"http://{http.IPEndPoint}/wsman");

    public Uri Https => new($"https://{https.IPEndPoint}/wsman");

    /// <summary>Opens both when the server starts. The certificate is made when the first client asks for it, since
    /// many labs are never asked.</summary>
    public static NodePorts Listen(KestrelServerOptions kestrel, NodeEndpoint endpoint, LabAuthority authority)
    {
        var tls = new Lazy<SslServerAuthenticationOptions>(() => new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(
                authority.Issue(endpoint.Node.Name), [authority.Certificate], offline: true),
        });
        var clear = Listen(kestrel, listener => Serve(listener, endpoint, false));
        var secure = Listen(kestrel, listener =>
        {
            Serve(listener, endpoint, true);
            listener.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(tls.Value),
            });
        });
        return new NodePorts(endpoint, clear, secure);
    }

    private static ListenOptions Listen(KestrelServerOptions kestrel, Action<ListenOptions> configure)
    {
        ListenOptions? made = null;
        kestrel.Listen(IPAddress.Loopback, 0, listener =>
        {
            listener.Protocols = HttpProtocols.Http1;
            configure(listener);
            made = listener;
        });
        return made!;
    }

    private static void Serve(ListenOptions listener, NodeEndpoint endpoint, bool isTls) =>
        listener.Use(next => connection => endpoint.ServeAsync(connection, isTls, next));
}
