using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Security.Forwarded;
using WacMirror.GatewayPlugin.Pipeline.Settings;
using Yarp.ReverseProxy.Forwarder;

namespace WacMirror.GatewayPlugin.Pipeline.Forwarding;

/// <summary>Forwards one request, an upgrade included, and says so when nobody is there to take it.</summary>
internal sealed class HostForwarder : IDisposable
{
    /// <summary>How long the host's port may take to answer. Shorter gives up on a host that is starting; longer keeps
    /// whoever looks waiting for one that is not there.</summary>
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    /// <summary>What is forwarded; the host's own sign-in, its pane and its lab are not for callers of the gateway.</summary>
    private static readonly PathString[] Open = ["/api", "/hubs", "/healthz"];

    private readonly IHttpForwarder forwarder;
    private readonly HostTransformer transformer;
    private readonly ForwardingSettings host;
    private readonly CancellationToken stopping;
    private readonly HttpMessageInvoker connections = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = ConnectPatience,
    });

    public HostForwarder(
        IHttpForwarder forwarder, GatewayTokens tokens, ForwardingSettings host, IHostApplicationLifetime lifetime)
    {
        (this.forwarder, this.host, stopping) = (forwarder, host, lifetime.ApplicationStopping);
        transformer = new HostTransformer(tokens);
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            await ApiError.CallerUnknown().WriteAsync(context);
            return;
        }
        if (!Array.Exists(Open, path => context.Request.Path.StartsWithSegments(path)))
        {
            await ApiError.UnknownPath(context.Request.Path.ToString()).WriteAsync(context);
            return;
        }
        // What streams would outlast the gateway's patience with its own end.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var error = await forwarder.SendAsync(
            context, host.Address.GetLeftPart(UriPartial.Authority), connections, ForwarderRequestConfig.Empty, transformer,
            either.Token);
        if (error is not ForwarderError.None && !context.Response.HasStarted && !either.IsCancellationRequested)
            await ApiError.HostUnavailable(host.Address.Authority).WriteAsync(context);
    }

    public void Dispose() => connections.Dispose();
}
