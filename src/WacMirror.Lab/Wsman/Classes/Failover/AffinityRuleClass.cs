using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Jobs;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>MSCluster_AffinityRule: the class's own CreateAffinityRule, and what a rule lets be done to it.</summary>
internal sealed class AffinityRuleClass(LabNode node) : FailoverClass(node, "MSCluster_AffinityRule")
{
    public override CimMethodAnswer Invoke(CimPath instance, string method, CimObject parameters)
    {
        lock (Model.Gate)
        {
            if (method == "CreateAffinityRule")
                return Create_NeedsLock(parameters);
            // A path without a name is the class itself, which has no other method.
            if (instance.Key("Name") is not { } name || !Model.AffinityRules.TryFind(name, out var rule))
                throw new CimFault(
                    CimFaultKind.DestinationUnreachable, $"The affinity rule {instance.Key("Name")} does not exist.");
            return Change_NeedsLock(rule, method, parameters) ?? base.Invoke(instance, method, parameters);
        }
    }

    protected override IEnumerable<CimObject> Rows() => Model.AffinityRules.Visible.Select(Rule);

    private CimMethodAnswer Create_NeedsLock(CimObject parameters)
    {
        if (parameters.Text("Name") is not { Length: > 0 } name)
            throw Invalid("Name is missing");
        var rule = Model.AffinityRules.Create(name, KindOf(parameters))
            ?? throw Invalid($"a rule {name} exists already");
        return CimMethodAnswer.Of(
            ReturnCode.Done, new CimProperty("CreatedAffinityRule", CimType.Instance, CimValue.Of(Rule(rule))));
    }

    private CimMethodAnswer? Change_NeedsLock(LabAffinityRule rule, string method, CimObject parameters)
    {
        switch (method)
        {
            case "SetAffinityRule":
                Model.AffinityRules.Replace(rule with
                {
                    Kind = KindOf(parameters),
                    IsEnabled = parameters.Text("Enabled") != "0",
                });
                break;
            case "AddGroupToAffinityRule":
                var added = GroupsOf(parameters);
                Model.AffinityRules.Replace(rule with { Groups = [.. Without(rule, added), .. added] });
                break;
            case "RemoveGroupFromAffinityRule":
                Model.AffinityRules.Replace(rule with { Groups = [.. Without(rule, GroupsOf(parameters))] });
                break;
            case "RemoveAffinityRule":
                Model.AffinityRules.Remove(rule.Name);
                break;
            default:
                return null;
        }
        return CimMethodAnswer.Of(ReturnCode.Done);
    }

    private static IEnumerable<string> Without(LabAffinityRule rule, ImmutableArray<string> groups) =>
        rule.Groups.Except(groups, StringComparer.OrdinalIgnoreCase);

    private ImmutableArray<string> GroupsOf(CimObject parameters)
    {
        var groups = parameters.Texts("Groups");
        foreach (var group in groups)
            if (Model.TryFindVm(group) is not { Definition.IsClustered: true })
                throw Invalid($"the cluster has no group {group}");
        return groups.IsEmpty ? throw Invalid("Groups is missing") : groups;
    }

    private static AffinityKind KindOf(CimObject parameters) =>
        uint.TryParse(parameters.Text("RuleType"), NumberStyles.None, CultureInfo.InvariantCulture, out var kind)
        && Enum.IsDefined((AffinityKind)kind)
            ? (AffinityKind)kind
            : throw Invalid("RuleType is not 1 to 4");

    private static CimFault Invalid(string what) => new(CimFaultKind.InvalidMethodParameters, $"Invalid: {what}.");

    private CimObject Rule(LabAffinityRule rule) => Row(
        ("Name", Text(rule.Name)),
        ("RuleType", Number((ulong)rule.Kind)),
        ("Groups", Texts(rule.Groups)),
        ("Enabled", Number(rule.IsEnabled ? 1UL : 0UL)));
}
