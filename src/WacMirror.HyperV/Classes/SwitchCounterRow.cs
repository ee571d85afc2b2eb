using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>Raw counters of a whole switch, cumulative.
/// https://learn.microsoft.com/windows/win32/cimwin32prov/win32-perfrawdata</summary>
/// <param name="Name">The switch's display name, which people chose.</param>
/// <param name="Packets">Packets that passed.</param>
/// <param name="Flooded">Packets that went to every port, because nobody knew where their address is.</param>
/// <param name="LearnedAddresses">How many addresses it knows.</param>
public sealed record SwitchCounterRow(string Name, ulong Packets, ulong Flooded, ulong LearnedAddresses)
{
    public static CimTable<SwitchCounterRow> Table { get; } = new(
        CimNamespaces.Performance, "Win32_PerfRawData_NvspSwitchStats_HyperVVirtualSwitch",
        [
            "Name", ("PacketsPersec", CimType.UInt64), ("PacketsFlooded", CimType.UInt64),
            ("LearnedMacAddresses", CimType.UInt64),
        ],
        instance => new SwitchCounterRow(
            instance.Required("Name"), instance.Count("PacketsPersec"), instance.Count("PacketsFlooded"),
            instance.Count("LearnedMacAddresses")));
}
