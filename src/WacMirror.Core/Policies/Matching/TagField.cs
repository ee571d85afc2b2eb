using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>Asks for a tag of the machine.</summary>
internal sealed class TagField(string pattern) : TermField
{
    private readonly NamePattern pattern = new(pattern);

    public override Match Of(Adapter adapter)
    {
        foreach (var tag in adapter.Vm?.Tags ?? [])
            if (pattern.Matches(tag))
                return Match.Yes;
        return Match.No;
    }

    public override int Cost(AdapterIndex index) => index.Tags.Cost(pattern);

    public override ReadOnlySpan<int> Select(AdapterIndex index, PositionList scratch) =>
        index.Tags.Select(pattern, scratch);
}
