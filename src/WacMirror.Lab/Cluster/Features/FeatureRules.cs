using WacMirror.Cim;
using WacMirror.Lab.Switching;
using WacMirror.Lab.Wsman.Classes;

namespace WacMirror.Lab.Cluster.Features;

/// <summary>What values a setting may hold.</summary>
internal static class FeatureRules
{
    /// <summary>Why an instance that a caller wrote is refused: its class has no such property; or null.</summary>
    public static string? Refusal(FeatureDefinition definition, CimObject given)
    {
        var shape = ClassShape.Of(definition.ClassName);
        return given.Properties.FirstOrDefault(property => !shape.HasProperty(property.Name)) is { } unknown
            ? $"{definition.ClassName} has no property {unknown.Name}."
            : null;
    }

    /// <summary>Why the setting is refused, or null when it is well.</summary>
    public static string? Refusal(FeatureSetting setting)
    {
        foreach (var (name, value) in setting.Values)
            if (ClassShape.Of(setting.Definition.ClassName).Refusal(name, value) is { } refusal)
                return refusal;
        return setting.Definition == FeatureDefinition.Security ? RefuseSecurity(setting)
            : setting.Definition == FeatureDefinition.Vlan ? RefuseVlan(setting)
            : RefuseOffload(setting);
    }

    private static string? RefuseSecurity(FeatureSetting setting) =>
        Above(setting, "MonitorMode", (ulong)MonitorMode.Source) ?? Above(setting, "VirtualSubnetId", 16_777_215);

    private static string? RefuseVlan(FeatureSetting setting)
    {
        if (setting.Number("OperationMode") > 2)
            return "OperationMode is above 2; private VLANs are not part of this lab.";
        foreach (var name in (string[])["AccessVlanId", "NativeVlanId"])
            if (Above(setting, name, 4094) is { } refusal)
                return refusal;
        return setting.Numbers("TrunkVlanIdArray").Any(id => id is 0 or > 4094)
            ? "TrunkVlanIdArray holds an id outside 1 to 4094."
            : null;
    }

    private static string? RefuseOffload(FeatureSetting setting) => Above(setting, "IOVOffloadWeight", 100);

    private static string? Above(FeatureSetting setting, string name, ulong most) =>
        setting.Number(name) > most ? $"{name} is {setting.Number(name)}, more than {most}." : null;
}
