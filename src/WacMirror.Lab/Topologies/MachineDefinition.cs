using System.Collections.Immutable;

namespace WacMirror.Lab.Topologies;

/// <summary>A virtual machine.</summary>
public sealed record MachineDefinition
{
    public required string Name { get; init; }

    /// <summary>The node on which it is at the start.</summary>
    public required string Node { get; init; }

    /// <summary>Free text; a <c>#word</c> in it is a tag.</summary>
    public string Notes { get; init; } = string.Empty;

    /// <summary>Whether the failover cluster owns it; other machines stay on their node, whatever happens.</summary>
    public bool IsClustered { get; init; } = true;

    public bool IsRunning { get; init; } = true;

    /// <summary>Whether it is only planned, as the remains of an import or a migration are. It never runs.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>A node that has a replica of it: the same GUID once more, at rest; null for none.</summary>
    public string? ReplicaOn { get; init; }

    /// <summary>Whether it has a checkpoint, whose copies of the settings stand beside the real ones.</summary>
    public bool HasCheckpoint { get; init; }

    public ImmutableArray<AdapterDefinition> Adapters { get; init; } = [];
}

/// <summary>A machine's NIC.</summary>
public sealed record AdapterDefinition
{
    /// <summary>Windows' own default; not unique.</summary>
    public string Name { get; init; } = "Network Adapter";

    /// <summary>The switch, by name, on whichever node the machine is; null for a NIC that was never
    /// connected.</summary>
    public string? Switch { get; init; }

    /// <summary>Twelve upper-case hexadecimal digits; null derives one from the names.</summary>
    public string? Mac { get; init; }

    public AddressDefinition? Address { get; init; }

    public VlanDefinition Vlan { get; init; } = VlanDefinition.Untagged;

    /// <summary>An emulated NIC, whose counters exist per switch port only.</summary>
    public bool IsLegacy { get; init; }

    /// <summary>IOVOffloadWeight: 0 is off, up to 100.</summary>
    public int IovWeight { get; init; }

    /// <summary>Whether a virtual function carries the traffic, past the virtual switch.</summary>
    public bool HasActiveVf { get; init; }

    public RoleDefinition Role { get; init; }

    /// <summary>The monitor session that goes with the role.</summary>
    public byte Session { get; init; }

    /// <summary>Whether the guest is a TAP device in a network namespace (Linux, as root).</summary>
    public bool IsTap { get; init; }

    /// <summary>A capture file whose frames the NIC sends; null for none.</summary>
    public string? Replay { get; init; }
}

/// <summary>The mirror role an adapter starts with.</summary>
public enum RoleDefinition
{
    /// <summary>None, and no security object either, as on a fresh cluster.</summary>
    Unset = 0,
    Destination = 1,
    Source = 2,
}

/// <summary>How a port treats tags. At most one of access and trunk is given.</summary>
/// <param name="Access">The VLAN of an access port, or 0.</param>
/// <param name="Native">The VLAN a trunk passes untagged.</param>
/// <param name="Trunk">The VLANs a trunk passes tagged; empty for no trunk.</param>
public sealed record VlanDefinition(ushort Access, ushort Native, ImmutableArray<ushort> Trunk)
{
    public static VlanDefinition Untagged { get; } = new(0, 0, []);
}
