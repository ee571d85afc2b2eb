namespace WacMirror.GatewayPlugin.Pipeline.Settings;

/// <summary>Where the engines are.</summary>
public enum PlugInMode
{
    /// <summary>In the gateway's process, under its identity.</summary>
    InProcess,

    /// <summary>In a WacMirror host on the same machine, to which requests are forwarded.</summary>
    Forwarding,
}
