using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Lab.Cluster;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Labs;

/// <summary>What the oracle sees of a lab.</summary>
internal static class SeenAdapters
{
    public const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    public const string Vlan = "Msvm_EthernetSwitchPortVlanSettingData";
    public const string Offload = "Msvm_EthernetSwitchPortOffloadSettingData";

    public static ImmutableArray<SeenAdapter> Of(LabTopologyView view, LabSettingsView settings) =>
    [
        .. from item in TwinLabs.AdaptersOf(view)
           select new SeenAdapter(
               item.Adapter.Id,
               item.Adapter.Guest == "cable" ? "uplink" : item.Machine is null ? "management" : "vm",
               item.Adapter.Name,
               item.Machine?.Name,
               item.Machine?.Notes ?? string.Empty,
               item.Machine?.State,
               item.Node,
               item.Adapter.Switch,
               VlansOf(settings, item.Adapter.Id)),
    ];

    /// <summary>The role as the setting has it, which a port without the capture extension may not follow.</summary>
    public static string RoleOf(LabSettingsView settings, string adapter) => RoleText.Of(
        Number(settings, adapter, Security, "MonitorMode"), Number(settings, adapter, Security, "MonitorSession"));

    private static ImmutableSortedSet<int> VlansOf(LabSettingsView settings, string adapter) =>
        Number(settings, adapter, Vlan, "OperationMode") switch
        {
            1 => [Number(settings, adapter, Vlan, "AccessVlanId")],
            2 =>
            [
                Number(settings, adapter, Vlan, "NativeVlanId"),
                .. settings.Values[LabSettingsView.Port(adapter, Vlan, "TrunkVlanIdArray")]
                    .Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
            ],
            _ => [0],
        };

    private static int Number(LabSettingsView settings, string adapter, string className, string property) =>
        int.Parse(settings.Values[LabSettingsView.Port(adapter, className, property)], CultureInfo.InvariantCulture);
}
