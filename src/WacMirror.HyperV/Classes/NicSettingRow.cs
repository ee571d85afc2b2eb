using System.Collections.Immutable;
using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>A machine's NIC, synthetic or emulated; the two classes share these properties.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-syntheticethernetportsettingdata,
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-emulatedethernetportsettingdata</summary>
/// <param name="InstanceId">The key.</param>
/// <param name="Name">The display name.</param>
/// <param name="Address">Twelve hexadecimal digits, zero before the first start.</param>
/// <param name="IsLegacy">Whether it is emulated.</param>
public sealed record NicSettingRow(string InstanceId, string Name, string? Address, bool IsLegacy)
{
    private static readonly ImmutableArray<CimColumn> Columns = ["InstanceID", "ElementName", "Address"];

    public static CimTable<NicSettingRow> Synthetic { get; } = new(
        CimNamespaces.Virtualization, "Msvm_SyntheticEthernetPortSettingData", Columns,
        instance => Read(instance, isLegacy: false));

    public static CimTable<NicSettingRow> Emulated { get; } = new(
        CimNamespaces.Virtualization, "Msvm_EmulatedEthernetPortSettingData", Columns,
        instance => Read(instance, isLegacy: true));

    private static NicSettingRow Read(CimObject instance, bool isLegacy) => new(
        instance.Required("InstanceID"),
        instance.Text("ElementName") ?? string.Empty,
        instance.Text("Address"),
        isLegacy);
}
