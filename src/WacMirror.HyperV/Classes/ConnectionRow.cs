using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>
/// An adapter's connection. What its HostResource points to says what it is: the node's own computer system for a
/// management NIC, an external port for an uplink, a switch (or nothing, with pool affinity) for a machine's NIC.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetportallocationsettingdata
/// </summary>
public sealed record ConnectionRow(string InstanceId, string Name, ushort? EnabledState, CimPath? HostResource)
{
    public const string ClassName = "Msvm_EthernetPortAllocationSettingData";

    private const ushort Disabled = 3;

    public static CimTable<ConnectionRow> Table { get; } = new(
        CimNamespaces.Virtualization, ClassName,
        ["InstanceID", "ElementName", ("EnabledState", CimType.UInt16), CimColumn.Many("HostResource")], Read);

    public AdapterKind Kind => HostResource?.ClassName switch
    {
        var name when Same(name, ComputerSystemRow.ClassName) => AdapterKind.ManagementNic,
        var name when Same(name, ExternalPortRow.ClassName) => AdapterKind.Uplink,
        _ => AdapterKind.VmNic,
    };

    /// <summary>Whether it names no switch but takes one of a pool when its machine starts.</summary>
    public bool IsPoolAffine => HostResource is null;

    /// <summary>The switch it is bound to; null for other kinds and with pool affinity.</summary>
    public Guid? SwitchId =>
        Same(HostResource?.ClassName, SwitchRow.ClassName) && Guid.TryParse(HostResource?.Key("Name"), out var id)
            ? id
            : null;

    /// <summary>Whether the connection is not switched off. Switch-owned connections need not say.</summary>
    public bool IsEnabled => EnabledState != Disabled;

    private static ConnectionRow Read(CimObject instance) => new(
        instance.Required("InstanceID"),
        instance.Text("ElementName") ?? string.Empty,
        instance.UInt16("EnabledState"),
        RowReading.Path(instance["HostResource"].AsItems is [var first, ..] ? first : CimValue.None));

    private static bool Same(string? left, string right) => right.Equals(left, StringComparison.OrdinalIgnoreCase);
}
