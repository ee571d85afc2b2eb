using System.Diagnostics.CodeAnalysis;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>The cluster's affinity rules. The lab's gate is held around every call.</summary>
internal sealed class LabAffinityRules(LabModel model)
{
    private readonly Dictionary<string, LabAffinityRule> rules = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that can be found already.</summary>
    public IEnumerable<LabAffinityRule> Visible => rules.Values.Where(
        rule => model.Time.GetElapsedTime(rule.Created) >= model.Behavior.FreshRuleIsHiddenFor);

    /// <summary>Null when there is one of that name.</summary>
    public LabAffinityRule? Create(string name, AffinityKind kind)
    {
        var rule = new LabAffinityRule(name, kind, [], true, model.Time.GetTimestamp());
        return rules.TryAdd(name, rule) ? rule : null;
    }

    public bool TryFind(string name, [NotNullWhen(true)] out LabAffinityRule? rule) =>
        rules.TryGetValue(name, out rule);

    public void Replace(LabAffinityRule rule) => rules[rule.Name] = rule;

    public void Remove(string name) => rules.Remove(name);

    /// <summary>The machines that a rule of the kind which holds now names together with this one.</summary>
    public IEnumerable<LabVm> CompanionsOf(LabVm vm, AffinityKind kind) =>
        from rule in rules.Values
        where rule.IsEnabled && rule.Kind == kind && rule.Has(vm.Name)
        from name in rule.Groups
        let companion = model.TryFindVm(name)
        where companion is { Definition.IsClustered: true } && companion != vm
        select companion;
}
