using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Counters;

namespace WacMirror.HyperV.Classes;

/// <summary>
/// Raw counters of one adapter or one switch port; the two classes share these properties. In the raw variant the
/// "Persec" properties are cumulative counts (windows_exporter reads them as totals).
/// https://learn.microsoft.com/windows/win32/cimwin32prov/win32-perfrawdata
/// </summary>
/// <param name="Name">Ends in the id: <c>vm_adapter_vmGuid--nicGuid</c> or <c>switchGuid_portGuid</c>. What stands
/// before it is text that people wrote.</param>
/// <param name="Reading">The counters and their time.</param>
public sealed record PerfCounterRow(string Name, CounterReading Reading)
{
    private const int GuidLength = 36;

    private static readonly ImmutableArray<CimColumn> Columns =
    [
        "Name",
        ("Timestamp_PerfTime", CimType.UInt64), ("Frequency_PerfTime", CimType.UInt64),
        ("PacketsReceivedPersec", CimType.UInt64), ("PacketsSentPersec", CimType.UInt64),
        ("BytesReceivedPersec", CimType.UInt64), ("BytesSentPersec", CimType.UInt64),
        ("DroppedPacketsIncomingPersec", CimType.UInt64), ("DroppedPacketsOutgoingPersec", CimType.UInt64),
    ];

    public static CimTable<PerfCounterRow> Nics { get; } =
        Table("Win32_PerfRawData_NvspNicStats_HyperVVirtualNetworkAdapter");

    public static CimTable<PerfCounterRow> Ports { get; } =
        Table("Win32_PerfRawData_NvspPortStats_HyperVVirtualSwitchPort");

    /// <summary>The NIC's or the port's id; null when the name does not end in one (uplinks, teams).</summary>
    public Guid? TrailingId =>
        Name.Length >= GuidLength && Guid.TryParseExact(Name.AsSpan(Name.Length - GuidLength), "D", out var id)
            ? id
            : null;

    private static CimTable<PerfCounterRow> Table(string className) => new(
        CimNamespaces.Performance, className, Columns,
        instance => new PerfCounterRow(
            instance.Required("Name"),
            new CounterReading(
                instance.Count("Timestamp_PerfTime"),
                instance.Count("Frequency_PerfTime"),
                new CounterValues(
                    instance.Count("PacketsReceivedPersec"),
                    instance.Count("PacketsSentPersec"),
                    instance.Count("BytesReceivedPersec"),
                    instance.Count("BytesSentPersec"),
                    instance.Count("DroppedPacketsIncomingPersec"),
                    instance.Count("DroppedPacketsOutgoingPersec")))));
}
