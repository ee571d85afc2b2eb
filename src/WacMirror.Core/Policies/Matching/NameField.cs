using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>Asks for a name.</summary>
internal sealed class NameField(
    string pattern, Func<Adapter, string?> nameOf, Func<AdapterIndex, NameColumn> column) : TermField
{
    private readonly NamePattern pattern = new(pattern);

    public override Match Of(Adapter adapter) =>
        nameOf(adapter) is { } name && pattern.Matches(name) ? Match.Yes : Match.No;

    public override int Cost(AdapterIndex index) => column(index).Cost(pattern);

    public override ReadOnlySpan<int> Select(AdapterIndex index, PositionList scratch) =>
        column(index).Select(pattern, scratch);
}
