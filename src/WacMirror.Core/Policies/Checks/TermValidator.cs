using WacMirror.Core.Policies.Documents;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Checks;

/// <summary>Holds one term to fields that can be true of something.</summary>
internal static class TermValidator
{
    public static IEnumerable<FieldError> Check(SelectorTerm term, string path)
    {
        if (term.IsEmpty)
        {
            yield return Error(path, null, FieldRules.Term, FieldErrorKinds.EmptyTerm);
            yield break;
        }
        foreach (var (field, pattern) in Patterns(term))
            if (pattern is not null && !TextRules.IsText(pattern, FieldRules.MaxPattern))
                yield return Error($"{path}.{field}", DocumentNode.Short(pattern), FieldRules.Pattern);
        if (term.Tag is { } tag && (!TextRules.IsText(tag, FieldRules.MaxPattern) || tag[0] == '#'))
            yield return Error($"{path}.tag", DocumentNode.Short(tag), FieldRules.Tag);
        if (term.Vlan is { } vlan
            && (vlan.Length is 0 or > VlanRange.MostInList
                || vlan.Any(range => range.First > range.Last || range.Last > VlanRange.Highest)))
            yield return Error($"{path}.vlan", DocumentNode.Short(string.Join(',', vlan)), FieldRules.Vlan);
        if (term.Subnet is { } subnet && (!Subnet.TryParse(subnet.Text, out var read) || read != subnet))
            yield return Error($"{path}.subnet", DocumentNode.Short(subnet.ToString()), FieldRules.Subnet);
        if (term.State == VmState.Unknown)
            yield return Error($"{path}.state", "unknown", Words<VmState>.Allowed);
        if (term.Kind is AdapterKind.ManagementNic or AdapterKind.Uplink && AsksForMachine(term))
            yield return Error(
                $"{path}.kind", Words<AdapterKind>.Of(term.Kind.Value),
                "vmNic, or no vm, vmId, tag, state and subnet: only a machine has these", FieldErrorKinds.Contradiction);
    }

    private static (string Field, string? Pattern)[] Patterns(SelectorTerm term) =>
        [("vm", term.Vm), ("adapter", term.Adapter), ("switch", term.Switch), ("node", term.Node)];

    private static bool AsksForMachine(SelectorTerm term) =>
        term.Vm is not null || term.VmId is not null || term.Tag is not null || term.State is not null
        || term.Subnet is not null;

    private static FieldError Error(
        string field, string? value, string allowed, string kind = FieldErrorKinds.InvalidValue) =>
        new(field, value, allowed) { Kind = kind };
}
