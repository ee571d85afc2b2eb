using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>Asks for one kind of adapter.</summary>
internal sealed class KindField(AdapterKind kind) : TermField
{
    public override Match Of(Adapter adapter) => adapter.Kind == kind ? Match.Yes : Match.No;

    public override int Cost(AdapterIndex index) => index.Kinds.Select(kind).Length;

    public override ReadOnlySpan<int> Select(AdapterIndex index, PositionList scratch) => index.Kinds.Select(kind);
}
