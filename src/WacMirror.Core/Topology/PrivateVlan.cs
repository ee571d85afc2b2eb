using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>Whom a port of a private VLAN may talk to. The numbers are those of
/// <c>Msvm_EthernetSwitchPortVlanSettingData.PvlanMode</c>.</summary>
public enum PrivateVlanMode
{
    Unknown = 0,

    /// <summary>Promiscuous ports only.</summary>
    Isolated = 1,

    /// <summary>Promiscuous ports, and those of the same secondary VLAN.</summary>
    Community = 2,

    /// <summary>Every port of the primary VLAN.</summary>
    Promiscuous = 3,
}

/// <summary>A port's place in a private VLAN.</summary>
/// <param name="Mode">Whom it may talk to.</param>
/// <param name="PrimaryId">The VLAN that the outside sees.</param>
/// <param name="SecondaryIds">The VLANs inside it: one, or for a promiscuous port several, ascending.</param>
public sealed record PrivateVlan(PrivateVlanMode Mode, ushort PrimaryId, ImmutableArray<ushort> SecondaryIds)
{
    public bool Equals(PrivateVlan? other) =>
        other is not null && Mode == other.Mode && PrimaryId == other.PrimaryId
        && SecondaryIds.SequenceEqual(other.SecondaryIds);

    public override int GetHashCode() => HashCode.Combine(Mode, PrimaryId, SecondaryIds.Length);
}
