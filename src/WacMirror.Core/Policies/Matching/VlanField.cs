using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>Asks for VLANs, of which the port passes one.</summary>
internal sealed class VlanField(ImmutableArray<VlanRange> ranges) : TermField
{
    public override Match Of(Adapter adapter) =>
        VlanColumn.Passes(adapter.Vlan, ranges) ? Match.Yes : Match.No;

    public override int Cost(AdapterIndex index) => index.Vlans.Cost(ranges);

    public override ReadOnlySpan<int> Select(AdapterIndex index, PositionList scratch) =>
        index.Vlans.Select(ranges, scratch);
}
