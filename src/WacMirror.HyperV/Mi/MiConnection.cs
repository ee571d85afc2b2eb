using Microsoft.Management.Infrastructure.Options;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;
using WacMirror.HyperV.Wsman.Transport;

namespace WacMirror.HyperV.Mi;

/// <summary>How the library is to reach a node. Certificates are always checked.</summary>
internal static class MiConnection
{
    private const string UsualPath = "/wsman";

    /// <exception cref="NodeException">The library cannot do what the endpoint demands.</exception>
    public static WSManSessionOptions Options(NodeEndpoint endpoint)
    {
        Check(endpoint);
        var isSecure = endpoint.Address.Scheme == Uri.UriSchemeHttps;
        var options = new WSManSessionOptions
        {
            UseSsl = isSecure,
            DestinationPort = (uint)endpoint.Address.Port,
            // In kilobytes.
            MaxEnvelopeSize = WsmanLimits.EnvelopeBytes / 1024,
            ProxyType = ProxyType.None,
            PacketEncoding = PacketEncoding.Utf8,
            CertCACheck = true,
            CertCNCheck = true,
            CertRevocationCheck = endpoint.Trust.CheckRevocation,
            // Basic has nothing to encrypt with; that it may go over HTTP was checked above.
            NoEncryption = !isSecure && endpoint.Credential is NodeCredential.Basic,
        };
        if (!endpoint.Address.AbsolutePath.TrimEnd('/').Equals(UsualPath, StringComparison.OrdinalIgnoreCase))
            options.HttpUrlPrefix = new Uri(endpoint.Address.AbsolutePath.Trim('/'), UriKind.Relative);
        if (MiAccount.Of(endpoint.Credential) is { } credential)
            options.AddDestinationCredentials(credential);
        return options;
    }

    internal static void Check(NodeEndpoint endpoint)
    {
        if (endpoint.Credential is NodeCredential.Basic)
            BasicCredential.For(endpoint);
        if (endpoint.Trust is not NodeTrust.SystemStore && endpoint.Address.Scheme == Uri.UriSchemeHttps)
            throw new NodeException(NodeFault.CertificateRejected, endpoint.Node, "Connect",
                "the CIM client of Windows trusts what Windows trusts; add the authority to the computer's store, or "
                + "use the other transport, which takes a thumbprint or an authority's file");
    }
}
