using System.Collections.Frozen;
using System.Collections.Immutable;
using WacMirror.Cim;

namespace WacMirror.Lab.Cluster.Features;

/// <summary>
/// A kind of port setting: its class, the ids the native switch publishes it under, and the values of its default
/// template (win32 docs, HyperV_v2, msvm-ethernetswitchport…settingdata).
/// </summary>
internal sealed class FeatureDefinition
{
    private FeatureDefinition(
        string id, string className, string caption, params ReadOnlySpan<(string, CimValue)> defaults)
    {
        Id = Guid.Parse(id);
        ClassName = className;
        Caption = caption;
        var values = ImmutableDictionary.CreateBuilder<string, CimValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in defaults)
            values.Add(name, value);
        Default = new FeatureSetting(this, Guid.Empty, values.ToImmutable());
    }

    public static FeatureDefinition Security { get; } = new(
        "776E0BA7-94A1-41C8-8F28-951F524251B5",
        "Msvm_EthernetSwitchPortSecuritySettingData",
        "Ethernet Switch Port Security Settings",
        ("AllowIeeePriorityTag", CimValue.Of(false)),
        ("AllowMacSpoofing", CimValue.Of(false)),
        ("AllowTeaming", CimValue.Of(false)),
        ("DynamicIPAddressLimit", CimValue.Of(0UL)),
        ("EnableDhcpGuard", CimValue.Of(false)),
        ("EnableFixSpeed10G", CimValue.Of(false)),
        ("EnableRouterGuard", CimValue.Of(false)),
        ("MonitorMode", CimValue.Of(0UL)),
        ("MonitorSession", CimValue.Of(0UL)),
        ("Reserved", CimValue.Of(false)),
        ("StormLimit", CimValue.Of(0UL)),
        ("TeamName", CimValue.Of(string.Empty)),
        ("TeamNumber", CimValue.Of(0UL)),
        ("VirtualSubnetId", CimValue.Of(0UL)));

    public static FeatureDefinition Vlan { get; } = new(
        "952C5004-4465-451C-8CB8-FA9AB382B773",
        "Msvm_EthernetSwitchPortVlanSettingData",
        "Ethernet Switch Port VLAN Settings",
        ("AccessVlanId", CimValue.Of(0UL)),
        ("NativeVlanId", CimValue.Of(0UL)),
        ("OperationMode", CimValue.Of(0UL)),
        ("PrimaryVlanId", CimValue.Of(0UL)),
        ("PruneVlanIdArray", CimValue.OfMany(Array.Empty<ulong>())),
        ("PvlanMode", CimValue.Of(0UL)),
        ("SecondaryVlanId", CimValue.Of(0UL)),
        ("SecondaryVlanIdArray", CimValue.OfMany(Array.Empty<ulong>())),
        ("TrunkVlanIdArray", CimValue.OfMany(Array.Empty<ulong>())));

    public static FeatureDefinition Offload { get; } = new(
        "C885BFD1-ABB7-418F-8163-9F379C9F7166",
        "Msvm_EthernetSwitchPortOffloadSettingData",
        "Ethernet Switch Port Offload Settings",
        ("IOVInterruptModeration", CimValue.Of(0UL)),
        ("IOVOffloadWeight", CimValue.Of(0UL)),
        ("IOVQueuePairsRequested", CimValue.Of(1UL)),
        ("IPSecOffloadLimit", CimValue.Of(512UL)),
        ("PacketDirectModerationCount", CimValue.Of(64UL)),
        ("PacketDirectModerationInterval", CimValue.Of(1_000_000UL)),
        ("PacketDirectNumProcs", CimValue.Of(0UL)),
        ("VMQOffloadWeight", CimValue.Of(100UL)),
        ("VmmqEnabled", CimValue.Of(true)),
        ("VmmqQueuePairs", CimValue.Of(16UL)),
        ("VrssEnabled", CimValue.Of(true)),
        ("VrssExcludePrimaryProcessor", CimValue.Of(false)),
        ("VrssIndependentHostSpreading", CimValue.Of(false)),
        ("VrssMinQueuePairs", CimValue.Of(1UL)),
        ("VrssQueueSchedulingMode", CimValue.Of(2UL)),
        ("VrssVmbusChannelAffinityPolicy", CimValue.Of(2UL)));

    public static ImmutableArray<FeatureDefinition> All { get; } = [Security, Vlan, Offload];

    /// <summary>FeatureId.</summary>
    public Guid Id { get; }

    public string ClassName { get; }

    public string Caption { get; }

    /// <summary>The template; its own id is empty.</summary>
    public FeatureSetting Default { get; }

    public string TemplateInstanceId => TemplateInstanceIdOf("Default");

    /// <summary>Of the template with another role: Minimum, Maximum or Increment.</summary>
    public string TemplateInstanceIdOf(string role) => $@"Microsoft:Definition\{Id.Upper()}\{role}";

    public static FeatureDefinition? OfClass(string className) =>
        ByClass.GetValueOrDefault(className);

    private static FrozenDictionary<string, FeatureDefinition> ByClass { get; } =
        All.ToFrozenDictionary(definition => definition.ClassName, StringComparer.OrdinalIgnoreCase);
}
