using System.Collections.Immutable;

namespace WacMirror.Lab.Switching;

/// <summary>MonitorMode of a port.</summary>
public enum MonitorMode
{
    None = 0,
    Destination = 1,
    Source = 2,
}

/// <summary>OperationMode of a port's VLAN setting.</summary>
public enum PortVlanMode
{
    Untagged = 0,
    Access = 1,
    Trunk = 2,
}

/// <summary>How a port treats tags. In trunk mode <paramref name="Native"/> passes untagged and
/// <paramref name="Allowed"/> tagged; <see cref="AllVlans"/> is an uplink's setting.</summary>
public sealed record PortVlan(PortVlanMode Mode, ushort Access, ushort Native, ImmutableArray<ushort> Allowed)
{
    public static PortVlan Untagged { get; } = new(PortVlanMode.Untagged, 0, 0, []);

    public static PortVlan AllVlans { get; } =
        new(PortVlanMode.Trunk, 0, 0, [.. Enumerable.Range(1, 4094).Select(id => (ushort)id)]);
}

/// <summary>What a port does with frames.</summary>
/// <param name="Vlan">Tags.</param>
/// <param name="Mode">Its part in mirroring.</param>
/// <param name="Session">Only ports of the same session mirror to each other.</param>
/// <param name="BypassesMirror">SR-IOV: the frames go past the switch's software, so nothing can copy them.</param>
public sealed record PortSettings(PortVlan Vlan, MonitorMode Mode, byte Session, bool BypassesMirror)
{
    public static PortSettings Default { get; } = new(PortVlan.Untagged, MonitorMode.None, 0, false);
}
