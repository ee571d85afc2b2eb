using System.Net.Http.Headers;
using System.Text;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>HTTP Basic sends the password readable, so it goes over HTTPS, or does not leave this machine.</summary>
internal static class BasicCredential
{
    /// <exception cref="NodeException">The address is neither HTTPS nor loopback, and nobody allowed it so.</exception>
    public static AuthenticationHeaderValue For(NodeEndpoint endpoint)
    {
        if (endpoint.Credential is not NodeCredential.Basic basic)
            throw new ArgumentException("It is proven by a handshake and not by a header.", nameof(endpoint));
        if (endpoint.Address.Scheme != Uri.UriSchemeHttps && !endpoint.Address.IsLoopback && !basic.AllowReadable)
            throw new NodeException(NodeFault.AuthenticationFailed, endpoint.Node, "Connect",
                $"{endpoint.Address} would carry the password readable over the network; "
                + "use https (port 5986 by default) for this node, or an account by Negotiate, which encrypts");
        var pair = $"{basic.User}:{basic.Password}";
        return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
    }
}
