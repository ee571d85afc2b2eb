namespace WacMirror.GatewayPlugin.Setup;

/// <summary>The names by which the gateway knows the plug-in.</summary>
public static class PluginIdentity
{
    /// <summary>Id of the package, and name of the manifest: the folder below Plugins is this, a dot and the version.</summary>
    public const string Package = "wacmirror.port-mirroring";

    /// <summary>Name of the gateway's process that runs the plug-in: /api/Services/WacMirror/…</summary>
    public const string Service = "WacMirror";

    /// <summary>Name of the controller: /api/Services/WacMirror/PortMirror/…</summary>
    public const string Controller = "PortMirror";

    /// <summary>The assembly that holds the controller.</summary>
    public const string Assembly = "WacMirror.GatewayPlugin.dll";
}
