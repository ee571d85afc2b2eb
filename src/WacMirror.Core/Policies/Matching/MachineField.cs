using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>Asks for one machine.</summary>
internal sealed class MachineField(Guid id) : TermField
{
    public override Match Of(Adapter adapter) => adapter.Vm?.Id == id ? Match.Yes : Match.No;

    public override int Cost(AdapterIndex index) => index.Machines.Select(id).Length;

    public override ReadOnlySpan<int> Select(AdapterIndex index, PositionList scratch) => index.Machines.Select(id);
}
