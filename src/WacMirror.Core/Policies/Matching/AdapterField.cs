using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>Asks for one adapter.</summary>
internal sealed class AdapterField(AdapterId id) : TermField
{
    public override Match Of(Adapter adapter) => adapter.Id == id ? Match.Yes : Match.No;

    public override int Cost(AdapterIndex index) => 1;

    public override ReadOnlySpan<int> Select(AdapterIndex index, PositionList scratch)
    {
        scratch.Clear();
        if (index.PositionOf(id) is >= 0 and var at)
            scratch.Add(at);
        return scratch.Span;
    }
}
