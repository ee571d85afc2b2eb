using System.Globalization;
using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>Settings' values as short text for a finding's detail or an audit row. The same in every language.</summary>
public static class ValueText
{
    /// <summary>What should be there and what is: <c>role: Source -> None</c>.</summary>
    public static string Difference(SettingKey key, SettingValue wanted, SettingValue found) =>
        $"{NameOf(key)}: {Of(wanted)} -> {Of(found)}";

    /// <summary>The value alone.</summary>
    public static string Of(SettingValue value) => value switch
    {
        SettingValue.Role role => Of(role.Setting),
        SettingValue.Trunk trunk => Of(trunk.Vlan),
        SettingValue.Capture capture => capture.IsOn ? "on" : "off",
        SettingValue.Affinity { Rule: { } rule } =>
            $"{rule.Kind}{(rule.IsEnabled ? "" : ", disabled")}: "
            + string.Join(", ", rule.Groups.Order(StringComparer.OrdinalIgnoreCase)),
        _ => "none",
    };

    /// <summary>The role, and its session unless that is 0: <c>Source/3</c>.</summary>
    public static string Of(RoleSetting setting) =>
        setting.Session == 0
            ? setting.Role.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"{setting.Role}/{setting.Session}");

    private static string Of(VlanSetting vlan) => $"{vlan.Mode} {VlanSet.Of(vlan)}";

    private static string NameOf(SettingKey key) => key switch
    {
        SettingKey.Trunk => "trunk",
        SettingKey.Capture => "capture",
        SettingKey.Affinity => "affinity",
        _ => "role",
    };
}
