using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>What a live port's offloads do.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchportoffloaddata</summary>
/// <param name="Port">The port.</param>
/// <param name="VfCarriesTraffic">Whether a virtual function carries the traffic, past the switch.</param>
public sealed record OffloadDataRow(Guid? Port, bool VfCarriesTraffic)
{
    public static CimTable<OffloadDataRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_EthernetSwitchPortOffloadData",
        ["SystemName", "DeviceID", ("IovVfDataPathActive", CimType.Boolean)],
        instance => new OffloadDataRow(
            InstanceIds.Device(instance.Text("DeviceID")), instance.Boolean("IovVfDataPathActive") ?? false));
}
