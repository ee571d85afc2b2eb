using System.Net;
using WacMirror.Gateway.Security.Forwarded;

namespace WacMirror.Host.Startup;

/// <summary>What the command line asked for.</summary>
/// <param name="Urls">Addresses, separated by ';'.</param>
/// <param name="Lab">Which embedded cluster: empty for the default one, null for none.</param>
/// <param name="Data">The data directory, or null for the platform's.</param>
/// <param name="Open">Whether to open the pane in a browser.</param>
/// <param name="Resync">How many seconds apart each node is read whole; null for the usual.</param>
/// <param name="GatewayKey">The file with the key that the gateway's plug-in shares; null where there is no such plug-in.</param>
/// <param name="GatewayAudience">The name under which the plug-in's tokens are for this installation.</param>
internal sealed record HostSettings(
    string Urls,
    string? Lab,
    string? Data,
    bool Open = false,
    int? Resync = null,
    string? GatewayKey = null,
    string GatewayAudience = GatewayTokens.DefaultAudience)
{
    public const int LongestResync = 3600;

    /// <summary>The addresses to listen on.</summary>
    /// <exception cref="StartupException">One is not an address, or is reachable from other machines while no
    /// authentication is configured.</exception>
    public IReadOnlyList<Uri> Addresses()
    {
        var texts = Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return texts.Length == 0
            ? throw new StartupException("--urls is empty; give an address such as http://127.0.0.1:5080.")
            : [.. texts.Select(Address)];
    }

    /// <summary>What the gateway's tokens are judged by; null where none are taken. Makes the key when it is not there.</summary>
    /// <exception cref="StartupException">The file cannot be used.</exception>
    public GatewayTokens? Tokens()
    {
        try
        {
            return GatewayKey is null
                ? null
                : new GatewayTokens(
                    Gateway.Security.Forwarded.GatewayKey.LoadOrCreate(GatewayKey), GatewayAudience, TimeProvider.System);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"--gateway-key: '{GatewayKey}' cannot be used: {error.Message}", error);
        }
    }

    private static Uri Address(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp
            || url.AbsolutePath != "/")
            throw new StartupException($"--urls: '{text}' is not an address of the form http://127.0.0.1:PORT.");
        var isLoopback = url.Host == "localhost"
            || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
        return isLoopback
            ? url
            : throw new StartupException(
                $"--urls: '{text}' can be reached from other machines, and no authentication is configured. "
                + "Allowed: loopback addresses (127.0.0.1, [::1], localhost).");
    }
}
