using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Labs;

/// <summary>What the oracle sees of a lab.</summary>
internal static class SeenAdapters
{
    public const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    public const string Vlan = "Msvm_EthernetSwitchPortVlanSettingData";
    public const string Offload = "Msvm_EthernetSwitchPortOffloadSettingData";

    public static ImmutableArray<string> RoleNames { get; } = ["MonitorMode", "MonitorSession"];

    public static ImmutableArray<string> TrunkNames { get; } =
        ["OperationMode", "AccessVlanId", "NativeVlanId", "TrunkVlanIdArray"];

    /// <summary>Whether the oracle knows of a setting, by its name among a lab's settings.</summary>
    public static bool IsOfOracle(string key) =>
        RoleNames.Concat(TrunkNames).Any(name => key.EndsWith(" " + name, StringComparison.Ordinal));

    public static SeenCluster Of(LabTopologyView view, LabSettingsView settings) => new(
        AdaptersOf(view, settings),
        [
            .. from node in view.Nodes
               from place in node.Switches
               where settings.Values.ContainsKey(Extension(place.Id))
               select new SeenSwitch(
                   place.Id, node.Name, place.Name,
                   [.. place.Adapters.Where(adapter => adapter.Guest == "cable").Select(adapter => adapter.Id)]),
        ],
        adapter => RoleOf(settings, adapter),
        adapter => TrunkOf(settings, adapter),
        place => settings.Values[Extension(place)])
    {
        Rules = settings.Values.Where(pair => pair.Key.StartsWith(Rule(string.Empty), StringComparison.Ordinal))
            .ToImmutableSortedDictionary(pair => pair.Key[Rule(string.Empty).Length..], pair => pair.Value),
    };

    /// <summary>The name of an affinity rule among a lab's settings.</summary>
    public static string Rule(string name) => $"affinity {name}";

    /// <summary>The name of a switch's capture extension among a lab's settings.</summary>
    public static string Extension(string place) => $"extension {place} Microsoft NDIS Capture";

    /// <summary>The role as the setting has it, which a port without the capture extension may not follow.</summary>
    public static string RoleOf(LabSettingsView settings, string adapter) => RoleText.Of(
        Number(settings, adapter, Security, "MonitorMode"), Number(settings, adapter, Security, "MonitorSession"));

    public static string TrunkOf(LabSettingsView settings, string adapter) => TrunkText.Of(
        Number(settings, adapter, Vlan, "OperationMode"),
        Number(settings, adapter, Vlan, "AccessVlanId"),
        Number(settings, adapter, Vlan, "NativeVlanId"),
        settings.Values[LabSettingsView.Port(adapter, Vlan, "TrunkVlanIdArray")]
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture)));

    /// <summary>What <see cref="TrunkOf"/> says, as the properties that say it.</summary>
    public static (string Name, CimValue Value)[] TrunkProperties(string trunk)
    {
        var (mode, access, native, ids) = TrunkText.Parts(trunk);
        return
        [
            ("OperationMode", CimValue.Of((ulong)mode)),
            ("AccessVlanId", CimValue.Of((ulong)access)),
            ("NativeVlanId", CimValue.Of((ulong)native)),
            ("TrunkVlanIdArray", CimValue.OfMany(ids.Select(id => (ulong)id))),
        ];
    }

    private static ImmutableArray<SeenAdapter> AdaptersOf(LabTopologyView view, LabSettingsView settings) =>
    [
        .. from item in TwinLabs.AdaptersOf(view)
           let isCable = item.Adapter.Guest == "cable"
           let trunk = TrunkOf(settings, item.Adapter.Id)
           select new SeenAdapter(
               item.Adapter.Id,
               isCable ? "uplink" : item.Machine is null ? "management" : "vm",
               item.Adapter.Name,
               item.Machine?.Name,
               item.Machine?.Notes ?? string.Empty,
               item.Machine?.State,
               item.Node,
               item.Adapter.Switch,
               TrunkText.Passes(trunk),
               isCable && trunk.StartsWith('0') ? EveryVlan : TrunkText.Passes(trunk))
           {
               Group = item.Machine is { IsClustered: true } machine ? machine.Name : null,
           },
    ];

    private static ImmutableSortedSet<int> EveryVlan { get; } = [.. Enumerable.Range(0, 4095)];

    private static int Number(LabSettingsView settings, string adapter, string className, string property) =>
        int.Parse(settings.Values[LabSettingsView.Port(adapter, className, property)], CultureInfo.InvariantCulture);
}
