using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>Raw counters of an emulated NIC, cumulative. It counts frames and bytes of its own; what the switch saw of
/// them is counted at its port (<see cref="PerfCounterRow.Ports"/>).
/// https://learn.microsoft.com/windows/win32/cimwin32prov/win32-perfrawdata</summary>
public sealed record LegacyCounterRow(string Name, ulong FramesDropped, ulong BytesDropped)
{
    public static CimTable<LegacyCounterRow> Table { get; } = new(
        CimNamespaces.Performance, "Win32_PerfRawData_EthernetPerfProvider_HyperVLegacyNetworkAdapter",
        ["Name", ("FramesDropped", CimType.UInt64), ("BytesDropped", CimType.UInt64)],
        instance => new LegacyCounterRow(
            instance.Required("Name"), instance.Count("FramesDropped"), instance.Count("BytesDropped")));
}
