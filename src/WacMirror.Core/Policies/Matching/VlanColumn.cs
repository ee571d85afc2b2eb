using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>The VLAN settings that occur, each with the positions of its adapters.</summary>
internal sealed class VlanColumn
{
    /// <summary>What twelve bits can say.</summary>
    private const int Vlans = 4096;

    /// <summary>By access VLAN, which is what nearly all have; 0 for untagged.</summary>
    private readonly PositionList?[] access = new PositionList?[Vlans];
    private readonly Dictionary<VlanSetting, PositionList> settings = [];

    public VlanColumn(ReadOnlySpan<Adapter> adapters)
    {
        for (var at = 0; at < adapters.Length; at++)
        {
            if (adapters[at].Vlan is { Mode: VlanMode.Access or VlanMode.Untagged, AccessId: < Vlans } simple)
            {
                (access[simple.Mode == VlanMode.Access ? simple.AccessId : 0] ??= new PositionList()).Add(at);
                continue;
            }
            if (!settings.TryGetValue(adapters[at].Vlan, out var positions))
                settings.Add(adapters[at].Vlan, positions = new PositionList());
            positions.Add(at);
        }
    }

    public int Cost(ImmutableArray<VlanRange> ranges)
    {
        var cost = 1;
        foreach (var range in ranges)
            for (int vlan = range.First; vlan <= range.Last && vlan < Vlans; vlan++)
                cost += access[vlan]?.Span.Length ?? 0;
        foreach (var (setting, positions) in settings)
            if (Passes(setting, ranges))
                cost += positions.Span.Length;
        return cost;
    }

    public ReadOnlySpan<int> Select(ImmutableArray<VlanRange> ranges, PositionList scratch)
    {
        scratch.Clear();
        foreach (var range in ranges)
            for (int vlan = range.First; vlan <= range.Last && vlan < Vlans; vlan++)
                if (access[vlan] is { } positions)
                    scratch.Add(positions.Span);
        foreach (var (setting, those) in settings)
            if (Passes(setting, ranges))
                scratch.Add(those.Span);
        return scratch.Span;
    }

    /// <summary>Whether a port passes one of the VLANs: its access VLAN; of a trunk the native and the allowed ones; of a
    /// private VLAN the primary and the secondary ones; 0 when it is untagged.</summary>
    public static bool Passes(VlanSetting setting, ImmutableArray<VlanRange> ranges)
    {
        switch (setting.Mode)
        {
            case VlanMode.Access:
                return AnyContains(ranges, setting.AccessId);
            case VlanMode.Trunk:
                return AnyContains(ranges, setting.NativeId) || Overlap(setting.TrunkIds, ranges);
            case VlanMode.Private:
                return setting.Private is { } pair
                    && (AnyContains(ranges, pair.PrimaryId) || Overlap(pair.SecondaryIds, ranges));
            default:
                return AnyContains(ranges, 0);
        }
    }

    private static bool AnyContains(ImmutableArray<VlanRange> ranges, ushort vlan)
    {
        foreach (var range in ranges)
            if (range.Contains(vlan))
                return true;
        return false;
    }

    /// <param name="vlans">Ascending.</param>
    /// <param name="ranges">In any order.</param>
    private static bool Overlap(ImmutableArray<ushort> vlans, ImmutableArray<VlanRange> ranges)
    {
        foreach (var range in ranges)
        {
            var at = vlans.BinarySearch(range.First);
            if (at >= 0 || (~at < vlans.Length && range.Contains(vlans[~at])))
                return true;
        }
        return false;
    }
}
