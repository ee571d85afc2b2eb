using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>A port's VLAN setting. The documentation calls the arrays bitmaps; they hold the ids themselves.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchportvlansettingdata</summary>
public sealed record VlanSettingRow(string InstanceId, VlanSetting Setting)
{
    public static CimTable<VlanSettingRow> Table { get; } = new(
        CimNamespaces.Virtualization, PortVlanSetting.ClassName,
        ["InstanceID", "OperationMode", "AccessVlanId", "NativeVlanId", "TrunkVlanIdArray"],
        Read);

    /// <summary>Templates hold bounds rather than settings; theirs are not read.</summary>
    private static VlanSettingRow Read(CimObject instance)
    {
        var id = instance.Required("InstanceID");
        return new VlanSettingRow(id, InstanceIds.Adapter(id) is null ? VlanSetting.Untagged : SettingOf(instance));
    }

    /// <exception cref="CimFormatException">A value is not what its property holds.</exception>
    public static VlanSetting SettingOf(CimObject instance) => instance.UInt32("OperationMode") switch
    {
        null or 0 => VlanSetting.Untagged,
        1 => new(VlanMode.Access, instance.UInt16("AccessVlanId") ?? 0, 0, []),
        2 => new(VlanMode.Trunk, 0, instance.UInt16("NativeVlanId") ?? 0, Ids(instance, "TrunkVlanIdArray")),
        3 => new(VlanMode.Private, 0, 0, []),
        var mode => throw new CimFormatException($"OperationMode is {mode}; 0 to 3 are known."),
    };

    private static ImmutableArray<ushort> Ids(CimObject instance, string name) =>
    [
        .. instance.Texts(name)
            .Select(text => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : throw new CimFormatException($"{name} holds '{text}', which is not a VLAN id."))
            .Order(),
    ];
}
