using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Documents;

/// <summary>Reads selectors. What they say is checked elsewhere; here it is only whether it can be read.</summary>
internal sealed class SelectorReader(DocumentErrors errors)
{
    public Selector Read(DocumentNode node) => Read(node, errors.Members(node, PolicyFields.Selector));

    /// <summary>A selector in an array, or alone.</summary>
    public ImmutableArray<DestinationGroup> ReadGroups(DocumentNode node)
    {
        if (node.Kind == NodeKind.Array)
            return [.. node.Items.Select(ReadGroup)];
        if (node.Kind == NodeKind.Object)
            return [new DestinationGroup(DestinationGroup.Unnamed, Read(node))];
        if (node.IsPresent)
            errors.Add(node, FieldErrorKinds.WrongType, FieldRules.Destinations, node.Shown);
        return [];
    }

    private DestinationGroup ReadGroup(DocumentNode node)
    {
        var member = errors.Members(node, PolicyFields.Group);
        if (node.Kind == NodeKind.Object)
            errors.Require(member("name"), FieldRules.Name);
        return new DestinationGroup(errors.Text(member("name"), FieldRules.Name) ?? string.Empty, Read(node, member));
    }

    private Selector Read(DocumentNode node, Func<string, DocumentNode> member)
    {
        // Of what is no object nothing is missing: it is another thing.
        if (node.Kind == NodeKind.Object)
            errors.Require(member("any"), FieldRules.Any);
        return new Selector(ReadTerms(member("any")), ReadTerms(member("not")));
    }

    private ImmutableArray<SelectorTerm> ReadTerms(DocumentNode node) => [.. errors.Items(node).Select(ReadTerm)];

    private SelectorTerm ReadTerm(DocumentNode node)
    {
        var member = errors.Members(node, PolicyFields.Term);
        return new SelectorTerm
        {
            Vm = errors.Text(member("vm"), FieldRules.Pattern),
            VmId = errors.Parsed<Guid>(member("vmId"), FieldRules.IsGuid, FieldRules.Guid),
            Adapter = errors.Text(member("adapter"), FieldRules.Pattern),
            AdapterId = errors.Parsed<AdapterId>(member("adapterId"), AdapterId.TryParse, FieldRules.Adapter),
            Kind = errors.Choice<AdapterKind>(member("kind")),
            Switch = errors.Text(member("switch"), FieldRules.Pattern),
            Node = errors.Text(member("node"), FieldRules.Pattern),
            Vlan = ReadVlan(member("vlan")),
            Subnet = errors.Parsed<Subnet>(member("subnet"), Subnet.TryParse, FieldRules.Subnet),
            Tag = errors.Text(member("tag"), FieldRules.Tag),
            State = errors.Choice<VmState>(member("state")),
        };
    }

    private ImmutableArray<VlanRange>? ReadVlan(DocumentNode node)
    {
        if (node.Kind == NodeKind.Number)
            return errors.Whole(node, 0, VlanRange.Highest) is { } vlan
                ? [new VlanRange((ushort)vlan, (ushort)vlan)]
                : null;
        return errors.Parsed<ImmutableArray<VlanRange>>(node, VlanRange.TryParseList, FieldRules.Vlan);
    }
}
