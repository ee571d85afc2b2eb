using WacMirror.Core.Policies;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Configuration.Validating;

/// <summary>Holds client, protocol and scheme to what works together.</summary>
internal static class TransportValidator
{
    public static IEnumerable<FieldError> Check(ClusterConfig config)
    {
        if (config.Transport == NodeTransport.Mi && !OperatingSystem.IsWindows())
            yield return new FieldError("transport", "mi", "wsman; mi works on Windows only");
        if (config.Scheme == AuthenticationScheme.Basic && config.Credential.From == CredentialSource.Process)
            yield return new FieldError(
                "scheme", "basic",
                "negotiate, kerberos or ntlm for the process's identity; basic needs a user and a password");
        if (config is { Scheme: AuthenticationScheme.Basic, Protocol: WsmanProtocol.Http, Credential.AllowReadable: false }
            && !config.Nodes.All(NodeAddresses.IsLoopback))
            yield return new FieldError(
                "protocol", "http",
                "https, because basic sends the password readable; credential.allowReadable permits it all the same");
    }
}
