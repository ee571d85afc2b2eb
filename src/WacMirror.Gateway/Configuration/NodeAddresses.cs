using System.Collections.Immutable;
using System.Net;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Configuration;

/// <summary>Where the nodes of an entry answer, and as whom they are asked.</summary>
public sealed class NodeAddresses(ClusterConfig config, NodeCredential credential)
{
    private const int HttpPort = 5985;
    private const int HttpsPort = 5986;

    public ImmutableArray<NodeEndpoint> Listed => [.. config.Nodes.Select(Of)];

    /// <summary>A node that the entry does not list but its cluster knows: reached as the listed ones are, by its name,
    /// with the DNS suffix that those have.</summary>
    public NodeEndpoint OfUnlisted(string node)
    {
        ArgumentNullException.ThrowIfNull(node);
        // Written with its suffix it is listed after all: the cluster says HV01 where the entry has hv01.example.net.
        if (config.Nodes.FirstOrDefault(listed => IsWithSuffix(listed.Name, node)) is { } written)
            return Of(written with { Name = node, Address = written.Address ?? written.Name });
        var suffix = config.Nodes.Select(SuffixOf).FirstOrDefault(found => found is not null);
        return Of(new NodeConfig(node, node + suffix, config.Nodes.FirstOrDefault()?.Port));
    }

    /// <summary>Which client: our own everywhere, except that on Windows only Microsoft's acts as a signed-in caller
    /// without special rights.</summary>
    public static NodeTransport DefaultTransport(NodeCredential credential) =>
        credential is NodeCredential.Caller && OperatingSystem.IsWindows() ? NodeTransport.Mi : NodeTransport.Wsman;

    internal static bool IsLoopback(NodeConfig node) =>
        (node.Address ?? node.Name) is var host
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));

    /// <summary>The suffix with its dot, from a node's address, or from its name where that is the address; null when
    /// there is none.</summary>
    private static string? SuffixOf(NodeConfig node)
    {
        if (node.Address is { } address)
            return IsWithSuffix(address, node.Name) ? address[node.Name.Length..] : null;
        var dot = node.Name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && !IPAddress.TryParse(node.Name, out _) ? node.Name[dot..] : null;
    }

    private static bool IsWithSuffix(string host, string name) =>
        host.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase);

    private NodeEndpoint Of(NodeConfig node)
    {
        var isSecure = config.Protocol == WsmanProtocol.Https;
        var address = new UriBuilder(
            isSecure ? Uri.UriSchemeHttps : Uri.UriSchemeHttp,
            node.Address ?? node.Name,
            node.Port ?? (isSecure ? HttpsPort : HttpPort),
            "wsman");
        return new NodeEndpoint(node.Name, address.Uri, credential)
        {
            Transport = config.Transport ?? DefaultTransport(credential),
            Trust = config.Trust switch
            {
                { By: TrustSource.Pinned, Sha256: { } sha256 } => new NodeTrust.Pinned(sha256),
                { By: TrustSource.Authority, File: { } file } => new NodeTrust.Authority(file),
                _ => NodeTrust.System,
            },
        };
    }
}
