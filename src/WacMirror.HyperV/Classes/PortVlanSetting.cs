using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Classes;

/// <summary>
/// A port's VLAN setting, whole: a trunk is a part of it, and what it says of private VLANs must outlive a change and
/// its undo. At most one is attached to a connection; none means untagged.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchportvlansettingdata
/// </summary>
public static class PortVlanSetting
{
    public const string ClassName = "Msvm_EthernetSwitchPortVlanSettingData";

    private const string Mode = "OperationMode";
    private const string NativeId = "NativeVlanId";
    private const string TrunkIds = "TrunkVlanIdArray";
    private const ulong Trunk = 2;

    /// <summary>What names the object and says nothing of VLANs.</summary>
    private static readonly ImmutableArray<string> Names = ["InstanceID", "Caption", "Description", "ElementName"];

    /// <summary>WS-Man does not carry types; the embedded instance of a write must.</summary>
    private static readonly ImmutableArray<(string Name, CimType Type, bool IsArray)> Types =
    [
        (Mode, CimType.UInt32, false),
        ("AccessVlanId", CimType.UInt16, false),
        (NativeId, CimType.UInt16, false),
        ("PvlanMode", CimType.UInt32, false),
        ("PrimaryVlanId", CimType.UInt16, false),
        ("SecondaryVlanId", CimType.UInt16, false),
        ("PruneVlanIdArray", CimType.UInt16, true),
        (TrunkIds, CimType.UInt16, true),
        ("SecondaryVlanIdArray", CimType.UInt16, true),
    ];

    /// <summary>The setting typed for a write. An absent number is zero and an absent array is empty, and both are written
    /// out: a provider takes what is left out for "as it is".</summary>
    public static CimObject Typed(CimObject setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var names =
            from name in Names
            let property = setting.Find(name)
            where property is not null
            select new CimProperty(name, CimType.String, property.Value);
        var values = Types.Select(type => new CimProperty(
            type.Name, type.Type, type.IsArray ? new CimValue.List(setting[type.Name].AsItems) : Number(setting, type.Name),
            type.IsArray));
        return new CimObject(ClassName, names.Concat(values), setting.Path);
    }

    /// <summary>The same setting as a trunk; everything else in it stays.</summary>
    public static CimObject AsTrunk(CimObject setting, TrunkGoal.Trunk goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return Typed(setting)
            .With(Mode, CimType.UInt32, CimValue.Of(Trunk))
            .With(NativeId, CimType.UInt16, CimValue.Of((ulong)goal.NativeId))
            .With(TrunkIds, CimType.UInt16, CimValue.OfMany(goal.Ids.Order().Distinct().Select(id => (ulong)id)));
    }

    /// <summary>All that the setting says of VLANs.</summary>
    public static SavedSetting Save(CimObject? setting) => setting is null
        ? SavedSetting.Absent
        : new(Types.ToImmutableSortedDictionary(
            type => type.Name,
            type => type.IsArray
                ? string.Join(',', setting.Texts(type.Name))
                : Number(setting, type.Name).AsText!));

    /// <summary>The same object saying what the saved one said.</summary>
    public static CimObject Restore(CimObject setting, SavedSetting saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        return Types.Aggregate(Typed(setting), (changed, type) => saved.Values.TryGetValue(type.Name, out var text)
            ? changed.With(type.Name, type.Type, type.IsArray ? List(text) : CimValue.Of(text))
            : changed);
    }

    private static CimValue Number(CimObject setting, string name) => CimValue.Of(setting.UInt64(name) ?? 0);

    private static CimValue.List List(string text) =>
        new([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(CimValue.Of)]);
}
