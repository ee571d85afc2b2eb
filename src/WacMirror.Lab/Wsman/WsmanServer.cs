using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WacMirror.Lab.Wsman.Http;
using WacMirror.Lab.Wsman.Security;

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
    private readonly LabAuthority authority;
    private readonly Dictionary<string, NodePorts> nodes;

    private WsmanServer(WebApplication application, LabAuthority authority, Dictionary<string, NodePorts> nodes)
    {
        this.application = application;
        this.authority = authority;
        this.nodes = nodes;
    }

    /// <summary>The certificate of the authority that signed every node's, in PEM.</summary>
    public string AuthorityPem => authority.Pem;

    /// <summary>Starts listening; on return every node answers.</summary>
    /// <exception cref="ArgumentException">Two nodes have one name, or a node has one class twice.</exception>
    public static async Task<WsmanServer> StartAsync(
        IReadOnlyList<WsmanNode> nodes, WsmanServerOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(options);
        var byName = new Dictionary<string, NodePorts>(StringComparer.OrdinalIgnoreCase);
        var authority = new LabAuthority();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The handler bounds bodies itself, because too large a one is answered with a fault.
            kestrel.Limits.MaxRequestBodySize = null;
            foreach (var node in nodes)
                byName.Add(node.Name, NodePorts.Listen(kestrel, new NodeEndpoint(node, options), authority));
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
            authority.Dispose();
            throw;
        }
        return new WsmanServer(application, authority, byName);
    }

    /// <summary>Where a node answers: <c>http://127.0.0.1:PORT/wsman</c>.</summary>
    /// <exception cref="KeyNotFoundException">No node has this name.</exception>
    public Uri EndpointOf(string node) => nodes[node].Http;

    /// <summary>Where it answers over TLS, with a certificate of <see cref="AuthorityPem"/> for its name, localhost and
    /// 127.0.0.1: <c>https://127.0.0.1:PORT/wsman</c>.</summary>
    /// <exception cref="KeyNotFoundException">No node has this name.</exception>
    public Uri SecureEndpointOf(string node) => nodes[node].Https;

    /// <summary>A node that is not reachable resets every connection, also those already open, and forgets its
    /// enumerations and subscriptions, as a crashed machine does. Reachable again, it has the same port. Any thread.</summary>
    /// <exception cref="KeyNotFoundException">No node has this name.</exception>
    public void SetReachable(string node, bool reachable)
    {
        var endpoint = nodes[node].Endpoint;
        endpoint.Connections.Set(reachable);
        if (!reachable)
            endpoint.Forget();
    }

    public async ValueTask DisposeAsync()
    {
        // Clients keep their connections open; waiting for them to leave would take Kestrel's whole grace period.
        foreach (var ports in nodes.Values)
        {
            ports.Endpoint.Connections.Set(false);
            ports.Endpoint.Forget();
        }
        await application.StopAsync().ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
        authority.Dispose();
    }
}
