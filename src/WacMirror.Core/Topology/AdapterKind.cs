namespace WacMirror.Core.Topology;

/// <summary>What an adapter belongs to.</summary>
public enum AdapterKind
{
    /// <summary>A virtual machine's NIC.</summary>
    VmNic,

    /// <summary>The management operating system's NIC on a virtual switch.</summary>
    ManagementNic,

    /// <summary>The physical side of an external virtual switch.</summary>
    Uplink,
}
