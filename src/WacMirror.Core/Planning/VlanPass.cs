using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>Whether copies of a source's frames pass a collector's VLAN setting: a copy leaves the switch by the
/// collector's port and is filtered there like any frame (lab-notes/access-destination-filters.md).</summary>
public static class VlanPass
{
    /// <summary>Whether all that the source may carry passes.</summary>
    public static bool Whole(Adapter source, VlanSetting collector)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(collector);
        return SingleVlan.Of(source) is { } id ? Admits(collector, id) : Missing(source, collector).IsEmpty;
    }

    /// <summary>Whether anything that the source may carry passes.</summary>
    public static bool Any(Adapter source, VlanSetting collector)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(collector);
        return SingleVlan.Of(source) is { } id ? Admits(collector, id) : VlanSet.Of(source).Overlaps(VlanSet.Of(collector));
    }

    /// <summary>What the source may carry and does not pass.</summary>
    public static VlanSet Missing(Adapter source, VlanSetting collector)
    {
        var missing = VlanSet.Of(source);
        missing.Remove(VlanSet.Of(collector));
        return missing;
    }

    /// <summary>Whether a collector's setting lets a VLAN pass.</summary>
    internal static bool Admits(VlanSetting collector, int id) => collector.Mode switch
    {
        VlanMode.Untagged => id == 0,
        VlanMode.Access => id == collector.AccessId,
        VlanMode.Trunk => id == collector.NativeId || collector.TrunkIds.Contains((ushort)id),
        _ => VlanSet.Of(collector).Contains(id),
    };
}
