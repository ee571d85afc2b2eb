namespace WacMirror.Core.Topology;

/// <summary>What an extension does to the traffic of its switch. The numbers are those of
/// <c>Msvm_EthernetSwitchExtension.ExtensionType</c>.</summary>
public enum ExtensionKind
{
    Unknown = 0,
    Capture = 1,
    Filter = 2,

    /// <summary>Decides itself where frames go, and then whether a port is mirrored.</summary>
    Forwarding = 3,
    Monitoring = 4,
    Native = 5,
}

/// <summary>Whether an extension takes part.</summary>
public enum ExtensionState
{
    Unknown,
    Enabled,
    Disabled,

    /// <summary>As it is, for good: nobody can switch it.</summary>
    Fixed,
}

/// <summary>An extension bound to a virtual switch.</summary>
/// <param name="Id">The same on every node; the display name is not, because it is translated.</param>
/// <param name="Name">For people, in the node's language.</param>
/// <param name="Kind">What it does.</param>
/// <param name="State">Whether it does it.</param>
public sealed record SwitchExtension(Guid Id, string Name, ExtensionKind Kind, ExtensionState State)
{
    /// <summary>Microsoft NDIS Capture, without which an uplink's frames are not mirrored.</summary>
    public static Guid NdisCapture { get; } = new("ea24cd6c-d17a-4348-9190-09f0d5be83dd");

    /// <summary>Microsoft's virtual filtering platform (VFP), which forwards on the nodes of an SDN cluster whatever kind
    /// it says it is.</summary>
    public static Guid AzureVfp { get; } = new("e9b59cfa-2be1-4b21-828f-b6fbdbddc017");
}
