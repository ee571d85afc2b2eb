using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>Whether a port's machine may use RDMA, whose traffic bypasses the virtual switch as SR-IOV's does.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchportrdmasettingdata
/// Windows Server 2016 and later.</summary>
/// <param name="InstanceId">The key.</param>
/// <param name="Weight">0 is off, which is also what no setting means.</param>
public sealed record RdmaSettingRow(string InstanceId, uint Weight)
{
    public static CimTable<RdmaSettingRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_EthernetSwitchPortRdmaSettingData",
        ["InstanceID", ("RdmaOffloadWeight", CimType.UInt32)],
        instance => new RdmaSettingRow(
            instance.Required("InstanceID"), instance.UInt32("RdmaOffloadWeight") ?? 0));
}
