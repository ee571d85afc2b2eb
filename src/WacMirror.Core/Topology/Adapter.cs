using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>A virtual machine's NIC, a management NIC or an uplink, as one node showed it.</summary>
public sealed record Adapter
{
    public required AdapterId Id { get; init; }

    public required AdapterKind Kind { get; init; }

    /// <summary>The display name; not unique, even within one machine.</summary>
    public required string Name { get; init; }

    public required string Node { get; init; }

    /// <summary>The machine, or null for management NICs and uplinks.</summary>
    public Vm? Vm { get; init; }

    /// <summary>Twelve upper-case hexadecimal digits, all zero before a machine's first start.</summary>
    public string Mac { get; init; } = "000000000000";

    public VirtualSwitch? Switch { get; init; }

    /// <summary>The live switch port; null while the machine is off.</summary>
    public Guid? PortId { get; init; }

    /// <summary>Whether the adapter has a connection object. Without one it cannot take a role.</summary>
    public bool HasConnection { get; init; }

    /// <summary>Whether the connection is enabled and leads to a switch.</summary>
    public bool IsConnected { get; init; }

    /// <summary>Whether the connection names a pool of switches instead of one. Its switch is then known while the
    /// machine runs, and may be another after the next start.</summary>
    public bool IsPoolAffine { get; init; }

    /// <summary>Whether this is an emulated NIC, whose counters exist per switch port only.</summary>
    public bool IsLegacy { get; init; }

    /// <summary>None when <see cref="IsRoleKnown"/> is not so.</summary>
    public RoleSetting Role { get; init; }

    /// <summary>Whether the node's own value is one that we know. Else the snapshot's oddities hold what it said, and
    /// the adapter is left alone.</summary>
    public bool IsRoleKnown { get; init; } = true;

    /// <summary>Whether a security object is attached. Without one every security value is its default.</summary>
    public bool HasSecuritySetting { get; init; }

    public VlanSetting Vlan { get; init; } = VlanSetting.Untagged;

    public SriovState Sriov { get; init; }

    /// <summary>Whether it is in one place. A node's own reading cannot tell; the cluster's snapshot does.</summary>
    public Presence Presence { get; init; }

    /// <summary>What the guest reported; empty when it reports nothing. Read apart from everything else
    /// (<see cref="Reconciling.IAddressReader"/>), so a node's own snapshot has none.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];
}
