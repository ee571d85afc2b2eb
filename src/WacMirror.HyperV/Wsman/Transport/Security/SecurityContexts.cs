using System.Net;
using System.Net.Security;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Wsman.Transport.Security;

/// <summary>
/// Begins security contexts for an endpoint. Windows has "Negotiate", which tries Kerberos and then NTLM. Elsewhere the
/// choice is made here, Kerberos if a ticket can be had, else NTLM, because "Negotiate" speaks NTLM there only by a
/// plug-in, while bare NTLM needs none in a process that has the switch System.Net.Security.UseManagedNtlm (the Host's
/// project sets it; it is the process's to set, for it takes NTLM from "Negotiate" altogether). The bare tokens of both
/// stand behind the word Negotiate as well as its own ones.
/// Neither direction asks for mutual authentication: over HTTP the node proves itself by what it decrypts and seals,
/// over HTTPS by its certificate.
/// </summary>
internal static class SecurityContexts
{
    /// <summary>Whether the credential is proven by a handshake.</summary>
    public static bool Serve(NodeCredential credential) => credential is not NodeCredential.Basic;

    /// <summary>A context and its first token.</summary>
    /// <exception cref="NodeException">The identity cannot be used on this system.</exception>
    public static (ISecurityContext Context, byte[]? Token) Begin(NodeEndpoint endpoint) => endpoint.Credential switch
    {
        NodeCredential.Account account => Begin(endpoint, account.Package, CredentialOf(account)),
        NodeCredential.OwnProcess own => Begin(endpoint, own.Package, CredentialCache.DefaultNetworkCredentials),
        NodeCredential.Caller caller => BeginAs(caller, endpoint),
        var other => throw new NotSupportedException($"A handshake proves no {other.GetType().Name}."),
    };

    private static (ISecurityContext Context, byte[]? Token) BeginAs(NodeCredential.Caller caller, NodeEndpoint endpoint)
    {
        if (!OperatingSystem.IsWindows())
            throw new NodeException(NodeFault.AuthenticationFailed, endpoint.Node, "Connect",
                "a Windows identity can be used where WacMirror runs on Windows; "
                + "give an account, or let the process's own identity do it");
        var context = new ImpersonatedContext(caller.Identity, () => new NegotiateContext(
            OptionsFor(endpoint, "Negotiate", CredentialCache.DefaultNetworkCredentials)));
        return TryStart(context, out var token, out var refusal)
            ? (context, token)
            : throw Refused(endpoint, [refusal]);
    }

    private static (ISecurityContext Context, byte[]? Token) Begin(
        NodeEndpoint endpoint, NegotiatePackage package, NetworkCredential credential)
    {
        var refusals = new List<string>();
        foreach (var name in PackagesOf(package))
        {
            var context = new NegotiateContext(OptionsFor(endpoint, name, credential));
            if (TryStart(context, out var token, out var refusal))
                return (context, token);
            refusals.Add(refusal);
        }
        throw Refused(endpoint, refusals);
    }

    private static bool TryStart(ISecurityContext context, out byte[]? token, out string refusal)
    {
        try
        {
            (token, refusal) = (context.Step([]), string.Empty);
            return true;
        }
        catch (SecurityRefusedException error)
        {
            context.Dispose();
            (token, refusal) = (null, error.Message);
            return false;
        }
    }

    private static string[] PackagesOf(NegotiatePackage package) => package switch
    {
        NegotiatePackage.Kerberos => ["Kerberos"],
        NegotiatePackage.Ntlm => ["NTLM"],
        _ when OperatingSystem.IsWindows() => ["Negotiate"],
        _ => ["Kerberos", "NTLM"],
    };

    private static NegotiateAuthenticationClientOptions OptionsFor(
        NodeEndpoint endpoint, string package, NetworkCredential credential) => new()
    {
        Package = package,
        Credential = credential,
        // WinRM answers to HTTP/host, which every Windows machine has by way of HOST/.
        TargetName = $"HTTP/{endpoint.Address.IdnHost}",
        RequiredProtectionLevel = endpoint.Address.Scheme == Uri.UriSchemeHttps
            ? ProtectionLevel.None
            : ProtectionLevel.EncryptAndSign,
    };

    /// <summary><c>DOMAIN\user</c> in its two parts; <c>user@REALM</c> as it is.</summary>
    private static NetworkCredential CredentialOf(NodeCredential.Account account)
    {
        var at = account.User.IndexOf('\\', StringComparison.Ordinal);
        return at < 0
            ? new NetworkCredential(account.User, account.Password)
            : new NetworkCredential(account.User[(at + 1)..], account.Password, account.User[..at]);
    }

    private static NodeException Refused(NodeEndpoint endpoint, IEnumerable<string> refusals) => new(
        NodeFault.AuthenticationFailed, endpoint.Node, "Connect",
        $"no way to prove {endpoint.Credential} to {endpoint.Address.IdnHost}: {string.Join("; ", refusals)}; "
        + "Kerberos needs the node's full name and a ticket or password for its realm, NTLM needs an account and a password");
}
