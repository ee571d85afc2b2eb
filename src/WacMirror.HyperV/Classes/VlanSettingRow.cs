using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>A port's VLAN setting. The documentation calls the arrays bitmaps; they hold the ids themselves.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchportvlansettingdata</summary>
public sealed record VlanSettingRow(string InstanceId, VlanSetting Setting)
{
    private const string Ids = "TrunkVlanIdArray";
    private const string SecondaryIds = "SecondaryVlanIdArray";

    public static CimTable<VlanSettingRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_EthernetSwitchPortVlanSettingData",
        [
            "InstanceID", ("OperationMode", CimType.UInt32),
            ("AccessVlanId", CimType.UInt16), ("NativeVlanId", CimType.UInt16), CimColumn.Many(Ids, CimType.UInt16),
            ("PvlanMode", CimType.UInt32), ("PrimaryVlanId", CimType.UInt16), ("SecondaryVlanId", CimType.UInt16),
            CimColumn.Many(SecondaryIds, CimType.UInt16),
        ],
        Read);

    /// <inheritdoc cref="SecuritySettingRow.Oddity"/>
    public string? Oddity { get; init; }

    /// <summary>Templates hold bounds rather than settings; theirs are not read.</summary>
    private static VlanSettingRow Read(CimObject instance)
    {
        var id = instance.Required("InstanceID");
        try
        {
            return new VlanSettingRow(id, InstanceIds.Adapter(id) is null ? VlanSetting.Untagged : SettingOf(instance));
        }
        catch (CimFormatException error)
        {
            return new VlanSettingRow(id, VlanSetting.Untagged) { Oddity = error.Message };
        }
    }

    private static VlanSetting SettingOf(CimObject instance) => instance.UInt32("OperationMode") switch
    {
        null or 0 => VlanSetting.Untagged,
        1 => new(VlanMode.Access, instance.UInt16("AccessVlanId") ?? 0, 0, []),
        2 => new(VlanMode.Trunk, 0, instance.UInt16("NativeVlanId") ?? 0, Many(instance, Ids)),
        3 => new(VlanMode.Private, 0, 0, []) { Private = PrivateOf(instance) },
        var mode => throw new CimFormatException($"OperationMode is {mode}; 0 to 3 are known."),
    };

    /// <summary>A promiscuous port lists its secondary VLANs, the others have one.</summary>
    private static PrivateVlan PrivateOf(CimObject instance)
    {
        var mode = (PrivateVlanMode)(instance.UInt32("PvlanMode") ?? 0);
        return new PrivateVlan(
            mode is > PrivateVlanMode.Promiscuous ? PrivateVlanMode.Unknown : mode,
            instance.UInt16("PrimaryVlanId") ?? 0,
            mode is PrivateVlanMode.Promiscuous
                ? Many(instance, SecondaryIds)
                : instance.UInt16("SecondaryVlanId") is { } id and not 0 ? [id] : []);
    }

    private static ImmutableArray<ushort> Many(CimObject instance, string name) =>
    [
        .. instance.Texts(name)
            .Select(text => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : throw new CimFormatException($"{name} holds '{text}', which is not a VLAN id."))
            .Order(),
    ];
}
