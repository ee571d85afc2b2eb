using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>Asks for a machine's state, which for a moment can be one that nobody knows.</summary>
internal sealed class StateField(VmState state) : TermField
{
    public override bool IsDecided => false;

    public override Match Of(Adapter adapter) =>
        adapter.Vm is not { } vm ? Match.No
            : vm.State == state ? Match.Yes
            : vm.State == VmState.Unknown ? Match.Unknown
            : Match.No;

    public override int Cost(AdapterIndex index) =>
        index.States.Select(state).Length + index.States.Select(VmState.Unknown).Length;

    public override ReadOnlySpan<int> Select(AdapterIndex index, PositionList scratch)
    {
        scratch.Clear();
        scratch.Add(index.States.Select(state));
        scratch.Add(index.States.Select(VmState.Unknown));
        return scratch.Span;
    }
}
