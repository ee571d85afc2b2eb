using System.Collections.Immutable;
using WacMirror.Gateway.Security;

namespace WacMirror.GatewayPlugin.Pipeline.Settings;

/// <summary>What <c>wacmirror/plugin.json</c> says.</summary>
public sealed record PlugInSettings
{
    public PlugInMode Mode { get; init; }

    /// <summary>With whose account nodes are reached in process.</summary>
    public ActAs ActAs { get; init; }

    /// <summary>The full path of the folder of configuration and store.</summary>
    public string Data { get; init; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "WacMirror", "Gateway");

    /// <summary>Who may do what; nobody else anything.</summary>
    public ImmutableArray<AccessRule> Access { get; init; } = [new([CallerRights.Administrators], [], Permissions.All)];

    /// <summary>Other addresses whose pages may call, as while developing the pane.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>Where requests are forwarded to; of no meaning in process.</summary>
    public ForwardingSettings Host { get; init; } = new();
}
