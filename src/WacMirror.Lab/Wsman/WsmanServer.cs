using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WacMirror.Lab.Wsman.Http;

namespace WacMirror.Lab.Wsman;

/// <summary>
/// Serves WS-Management for a set of machines on loopback, each on a port of its own. Shapes follow recorded answers
/// of real nodes. Not proven on one, and therefore not to be relied on: the empty context at the end of an optimized
/// Enumerate, fragments without a reference beside them, the subcode beside a WMI error's number, MSFT_WmiError
/// staying away under the Microsoft form, <c>root/cimv2</c> where no namespace is named.
/// </summary>
public sealed class WsmanServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly Dictionary<string, (NodeEndpoint Endpoint, ListenOptions Listener)> nodes;

    private WsmanServer(
        WebApplication application, Dictionary<string, (NodeEndpoint Endpoint, ListenOptions Listener)> nodes)
    {
        this.application = application;
        this.nodes = nodes;
    }

    /// <summary>Starts listening; on return every node answers.</summary>
    /// <exception cref="ArgumentException">Two nodes have one name, or a node has one class twice.</exception>
    public static async Task<WsmanServer> StartAsync(
        IReadOnlyList<WsmanNode> nodes, WsmanServerOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(options);
        var byName = new Dictionary<string, (NodeEndpoint, ListenOptions)>(StringComparer.OrdinalIgnoreCase);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The handler bounds bodies itself, because too large a one is answered with a fault.
            kestrel.Limits.MaxRequestBodySize = null;
            foreach (var node in nodes)
                kestrel.Listen(IPAddress.Loopback, 0, listener =>
                {
                    var endpoint = new NodeEndpoint(node, options);
                    listener.Protocols = HttpProtocols.Http1;
                    listener.Use(next => connection => endpoint.ServeAsync(connection, next));
                    byName.Add(node.Name, (endpoint, listener));
                });
        });
        var application = builder.Build();
        application.Run(new WsmanHandler(options).HandleAsync);
        try
        {
            await application.StartAsync(ct).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        return new WsmanServer(application, byName);
    }

    /// <summary>Where a node answers: <c>http://127.0.0.1:PORT/wsman</c>.</summary>
    /// <exception cref="KeyNotFoundException">No node has this name.</exception>
    public Uri EndpointOf(string node) => new($"http://{nodes[node].Listener.IPEndPoint}/wsman");

    /// <summary>A node that is not reachable resets every connection, also those already open, and forgets its
    /// enumerations, as a crashed machine does. Reachable again, it has the same port. Any thread.</summary>
    /// <exception cref="KeyNotFoundException">No node has this name.</exception>
    public void SetReachable(string node, bool reachable)
    {
        var endpoint = nodes[node].Endpoint;
        endpoint.Connections.Set(reachable);
        if (!reachable)
            endpoint.Enumerations.Clear();
    }

    /// <summary>How many enumerations of a node wait for their next Pull.</summary>
    internal int OpenEnumerations(string node) => nodes[node].Endpoint.Enumerations.Count;

    public async ValueTask DisposeAsync()
    {
        // Clients keep their connections open; waiting for them to leave would take Kestrel's whole grace period.
        foreach (var (endpoint, _) in nodes.Values)
            endpoint.Connections.Set(false);
        await application.StopAsync().ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
    }
}
