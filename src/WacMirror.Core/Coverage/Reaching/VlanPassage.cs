using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>Which frames of a source pass the VLAN setting of a destination. A destination filters copies as it filters
/// frames (lab-notes/access-destination-filters.md).</summary>
internal static class VlanPassage
{
    /// <summary>Whether every frame that the source may carry passes. A part is not enough: what is left out would be
    /// missed without a word.</summary>
    public static bool PassesAll(VlanSetting source, VlanSetting destination) =>
        Primary(source) is var first && Passes(first, destination)
        && Others(source).All(vlan => Passes(vlan, destination));

    /// <summary>Whether some frame that the source may carry passes.</summary>
    public static bool PassesAny(VlanSetting source, VlanSetting destination) =>
        Passes(Primary(source), destination) || Others(source).Any(vlan => Passes(vlan, destination));

    private static ushort Primary(VlanSetting source) => source.Mode switch
    {
        VlanMode.Access => source.AccessId,
        VlanMode.Trunk => source.NativeId,
        VlanMode.Private => source.Private?.PrimaryId ?? 0,
        _ => 0,
    };

    private static ImmutableArray<ushort> Others(VlanSetting source) => source.Mode switch
    {
        VlanMode.Trunk => source.TrunkIds,
        VlanMode.Private => source.Private?.SecondaryIds ?? [],
        _ => [],
    };

    private static bool Passes(ushort vlan, VlanSetting destination) =>
        vlan == Primary(destination) || Others(destination).BinarySearch(vlan) >= 0;
}
