namespace WacMirror.Core.Topology;

/// <summary>What plans ask of an adapter over and over.</summary>
[Flags]
internal enum AdapterFacts : byte
{
    None = 0,
    AtRest = 1,

    /// <summary>Its node answers, and told what it shows: known of the node, not of the adapter.</summary>
    Read = 2,

    /// <summary>It is connected to a switch.</summary>
    Linked = 4,
    RoleKnown = 8,

    /// <summary>It has a connection object, so that it can take a role.</summary>
    Connectable = 16,

    /// <summary>A virtual function carries its traffic.</summary>
    Bypassing = 32,
    Uplink = 64,

    /// <summary>Its settings are known and may be changed now.</summary>
    Actionable = AtRest | Read | RoleKnown | Connectable,
}
