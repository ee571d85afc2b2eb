using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>How a port treats VLAN tags.</summary>
public enum VlanMode
{
    /// <summary>No VLAN setting: only untagged frames pass.</summary>
    Untagged = 0,
    Access = 1,
    Trunk = 2,
    Private = 3,
}

/// <summary>A port's VLAN setting.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="AccessId">The VLAN in Access mode, else 0.</param>
/// <param name="NativeId">The VLAN that passes untagged in Trunk mode, else 0.</param>
/// <param name="TrunkIds">The VLANs that pass tagged in Trunk mode, ascending.</param>
public sealed record VlanSetting(VlanMode Mode, ushort AccessId, ushort NativeId, ImmutableArray<ushort> TrunkIds)
{
    public static VlanSetting Untagged { get; } = new(VlanMode.Untagged, 0, 0, []);

    /// <summary>What Private mode means for this port; null in the other modes.</summary>
    public PrivateVlan? Private { get; init; }

    public bool Equals(VlanSetting? other) =>
        other is not null && Mode == other.Mode && AccessId == other.AccessId && NativeId == other.NativeId
        && TrunkIds.SequenceEqual(other.TrunkIds) && Private == other.Private;

    public override int GetHashCode() => HashCode.Combine(Mode, AccessId, NativeId, TrunkIds.Length);
}
