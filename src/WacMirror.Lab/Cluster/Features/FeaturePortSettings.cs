using System.Collections.Immutable;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.Features;

/// <summary>What attached settings mean to the virtual switch.</summary>
internal static class FeaturePortSettings
{
    public static PortSettings Of(ImmutableDictionary<FeatureDefinition, FeatureSetting> settings)
    {
        var security = settings.GetValueOrDefault(FeatureDefinition.Security, FeatureDefinition.Security.Default);
        return new PortSettings(
            settings.TryGetValue(FeatureDefinition.Vlan, out var vlan) ? Vlan(vlan) : PortVlan.Untagged,
            (MonitorMode)security.Number("MonitorMode"),
            (byte)security.Number("MonitorSession"),
            BypassesMirror: false);
    }

    private static PortVlan Vlan(FeatureSetting setting) => (PortVlanMode)setting.Number("OperationMode") switch
    {
        PortVlanMode.Access => new PortVlan(PortVlanMode.Access, (ushort)setting.Number("AccessVlanId"), 0, []),
        PortVlanMode.Trunk => new PortVlan(
            PortVlanMode.Trunk,
            0,
            (ushort)setting.Number("NativeVlanId"),
            [.. setting.Numbers("TrunkVlanIdArray").Select(id => (ushort)id).Order()]),
        _ => PortVlan.Untagged,
    };
}
