using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>A term, ready to be asked for many adapters.</summary>
internal sealed class TermMatcher
{
    private readonly ImmutableArray<TermField> fields;

    public TermMatcher(SelectorTerm term) => fields = [.. FieldsOf(term)];

    public Match Of(Adapter adapter) => Of(adapter, except: null);

    /// <summary>Raises each adapter's mark to what this term says of it.</summary>
    public void Raise(AdapterIndex index, Span<Match> marks, PositionList scratch)
    {
        foreach (var at in Candidates(index, scratch, out var decided))
            if (marks[at] < Match.Yes && Of(index.Adapters[at], decided) is var match && match > marks[at])
                marks[at] = match;
    }

    /// <summary>Lowers each adapter's mark to what this term leaves of it, being excluded.</summary>
    public void Lower(AdapterIndex index, Span<Match> marks, PositionList scratch)
    {
        foreach (var at in Candidates(index, scratch, out var decided))
            if (marks[at] > Match.No && Match.Yes - Of(index.Adapters[at], decided) is var rest && rest < (int)marks[at])
                marks[at] = (Match)rest;
    }

    /// <summary>The fewest adapters that one of the fields leaves; everything where no field asks for anything.</summary>
    /// <param name="index">Where to look.</param>
    /// <param name="scratch">Memory for the answer.</param>
    /// <param name="decided">The field that is true of all of them, and need not be asked again.</param>
    private ReadOnlySpan<int> Candidates(AdapterIndex index, PositionList scratch, out TermField? decided)
    {
        decided = null;
        if (fields.IsEmpty)
            return index.All;
        var best = fields.Length == 1 ? fields[0] : fields.MinBy(field => field.Cost(index))!;
        if (best.IsDecided)
            decided = best;
        return best.Select(index, scratch);
    }

    private Match Of(Adapter adapter, TermField? except)
    {
        var least = Match.Yes;
        foreach (var field in fields)
        {
            var match = ReferenceEquals(field, except) ? Match.Yes : field.Of(adapter);
            if (match == Match.No)
                return Match.No;
            if (match < least)
                least = match;
        }
        return least;
    }

    private static IEnumerable<TermField> FieldsOf(SelectorTerm term)
    {
        if (term.AdapterId is { } id)
            yield return new AdapterField(id);
        if (term.VmId is { } machine)
            yield return new MachineField(machine);
        if (term.Vm is { } vm)
            yield return new NameField(vm, adapter => adapter.Vm?.Name, index => index.MachineNames);
        if (term.Adapter is { } name)
            yield return new NameField(name, adapter => adapter.Name, index => index.Names);
        if (term.Tag is { } tag)
            yield return new TagField(tag);
        if (term.Switch is { } from)
            yield return new NameField(from, adapter => adapter.Switch?.Name, index => index.Switches);
        if (term.Node is { } node)
            yield return new NameField(node, adapter => adapter.Node, index => index.Nodes);
        if (term.Kind is { } kind)
            yield return new KindField(kind);
        if (term.State is { } state)
            yield return new StateField(state);
        if (term.Vlan is { } vlan)
            yield return new VlanField(vlan);
        if (term.Subnet is { } subnet)
            yield return new SubnetField(subnet);
    }
}
