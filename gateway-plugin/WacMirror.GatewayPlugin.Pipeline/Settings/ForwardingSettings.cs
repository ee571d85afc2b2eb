using WacMirror.Gateway.Security.Forwarded;

namespace WacMirror.GatewayPlugin.Pipeline.Settings;

/// <summary>The host behind the plug-in.</summary>
/// <param name="Address">Its address on the loopback.</param>
/// <param name="Key">The file with the key that it shares.</param>
/// <param name="Audience">The name by which it knows that a token is for it.</param>
public sealed record ForwardingSettings(Uri Address, string Key, string Audience)
{
    public ForwardingSettings()
        : this(new Uri("http://127.0.0.1:5080"), string.Empty, GatewayTokens.DefaultAudience)
    {
    }
}
