using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>What a port's offloads are set to.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchportoffloadsettingdata</summary>
/// <param name="InstanceId">The key.</param>
/// <param name="IovWeight">0 is SR-IOV off.</param>
public sealed record OffloadSettingRow(string InstanceId, uint IovWeight)
{
    public static CimTable<OffloadSettingRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_EthernetSwitchPortOffloadSettingData",
        ["InstanceID", ("IOVOffloadWeight", CimType.UInt32)],
        instance => new OffloadSettingRow(
            instance.Required("InstanceID"), instance.UInt32("IOVOffloadWeight") ?? 0));
}
