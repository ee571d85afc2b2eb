namespace WacMirror.GatewayPlugin.Pipeline.Settings;

/// <summary>With whose account nodes are reached.</summary>
public enum ActAs
{
    /// <summary>The gateway's machine account, or what the entries of the configuration name.</summary>
    Machine,

    /// <summary>That of each person who is here, while they are here.</summary>
    Caller,
}
