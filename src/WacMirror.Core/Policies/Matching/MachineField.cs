using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>Asks for one machine, which its adapters have in their ids.</summary>
internal sealed class MachineField(Guid id) : TermField
{
    public override bool IsDecided => false;

    public override Match Of(Adapter adapter) =>
        adapter.Vm is not null && adapter.Id.Owner == id ? Match.Yes : Match.No;

    public override int Cost(AdapterIndex index)
    {
        var (from, to) = index.OwnedBy(id);
        return to - from;
    }

    public override ReadOnlySpan<int> Select(AdapterIndex index, PositionList scratch)
    {
        scratch.Clear();
        var (from, to) = index.OwnedBy(id);
        for (var at = from; at < to; at++)
            scratch.Add(at);
        return scratch.Span;
    }
}
