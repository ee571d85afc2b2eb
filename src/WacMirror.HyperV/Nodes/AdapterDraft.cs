using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Nodes;

/// <summary>What the rows read so far say of one adapter; as little of them as the snapshot needs, because a node has
/// thousands. Of two settings of one kind the one with the lower id counts, so that two readings agree whatever the
/// order of their rows. One caller at a time.</summary>
internal sealed class AdapterDraft
{
    private Guid securityId;
    private Guid vlanId;
    private Guid offloadId;

    /// <summary>Whether there is a NIC setting; without one it is no machine's adapter.</summary>
    public bool HasNic { get; private set; }

    public string Name { get; private set; } = string.Empty;

    public string? Address { get; private set; }

    public bool IsLegacy { get; private set; }

    public bool HasConnection { get; private set; }

    public bool IsEnabled { get; private set; }

    public bool IsPoolAffine { get; private set; }

    /// <summary>What the connection says that it is; a machine's NIC without one.</summary>
    public AdapterKind Kind { get; private set; }

    /// <summary>The switch or the physical NIC that the connection names.</summary>
    public Guid? Resource { get; private set; }

    public string ConnectionName { get; private set; } = string.Empty;

    public Guid? PortSwitch { get; private set; }

    public Guid? Port { get; private set; }

    public bool HasSecurity { get; private set; }

    public RoleSetting Role { get; private set; }

    public string? RoleOddity { get; private set; }

    public VlanSetting Vlan { get; private set; } = VlanSetting.Untagged;

    public string? VlanOddity { get; private set; }

    public bool WantsSriov { get; private set; }

    public void Take(NicSettingRow row)
    {
        if (HasNic && row.IsLegacy)
            return;
        (HasNic, Name, Address, IsLegacy) = (true, row.Name, row.Address, row.IsLegacy);
    }

    public void Take(ConnectionRow row)
    {
        (HasConnection, IsEnabled, Kind) = (true, row.IsEnabled, row.Kind);
        IsPoolAffine = row is { Kind: AdapterKind.VmNic, IsPoolAffine: true };
        Resource = row.SwitchId ?? InstanceIds.Device(row.HostResource?.Key("DeviceID"));
        // Those of machines are all called alike, and nobody sees it.
        ConnectionName = row.Kind is AdapterKind.VmNic ? string.Empty : row.Name;
    }

    public void Take(PortConnectionRow row) => (PortSwitch, Port) = (row.Switch, row.Port);

    public void Take(SecuritySettingRow row)
    {
        if (!IsFirst(ref securityId, HasSecurity, row.InstanceId))
            return;
        (HasSecurity, Role, RoleOddity) = (true, row.Setting, row.Oddity);
    }

    public void Take(VlanSettingRow row)
    {
        if (IsFirst(ref vlanId, vlanId != Guid.Empty, row.InstanceId))
            (Vlan, VlanOddity) = (row.Setting, row.Oddity);
    }

    public void Take(OffloadSettingRow row)
    {
        if (IsFirst(ref offloadId, offloadId != Guid.Empty, row.InstanceId))
            WantsSriov = row.IovWeight > 0;
    }

    private static bool IsFirst(ref Guid known, bool isKnown, string instanceId)
    {
        var id = InstanceIds.Setting(instanceId);
        if (isKnown && id.CompareTo(known) >= 0)
            return false;
        known = id;
        return true;
    }
}
