using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning;

/// <summary>Keeps one affinity rule for each policy that asks for it.</summary>
internal sealed class AffinityPlan(Survey survey, LedgerIndex ledger, ClaimSets sets, PlanDraft draft)
{
    public void Decide(IEnumerable<PolicyCase> cases, SettingPlan settings)
    {
        var waiting = new SortedDictionary<string, LedgerRow>(ledger.Affinities, StringComparer.OrdinalIgnoreCase);
        foreach (var policy in cases)
            if (policy is { Claims: true, Policy.Colocate: Colocation.Hold })
                Decide(settings, policy, waiting);
        foreach (var (name, row) in waiting)
            Decide(settings, name, null, null, row);
    }

    private void Decide(SettingPlan settings, PolicyCase policy, SortedDictionary<string, LedgerRow> waiting)
    {
        var companions = Companions.Of(policy, survey);
        var name = AffinityName.Of(policy.Id);
        waiting.Remove(name, out var row);
        if (survey.Seen.Affinity is null)
            Refuse(policy, NotPossible.Affinity);
        else if (companions.IsWhole && !companions.AreJoined)
            Refuse(policy, NotPossible.Unclustered);
        // A group that is not known yet would be taken out of the rule and put in again.
        if (companions.IsWhole)
            Decide(settings, name, companions.AreJoined ? companions : null, policy, row);
    }

    private void Decide(SettingPlan settings, string name, Companions? companions, PolicyCase? policy, LedgerRow? row)
    {
        if (survey.Seen.Affinity is not { } rules)
            return;
        var spot = new Spot(string.Empty, null, null, survey.Seen.AffinityReadAt ?? DateTimeOffset.MinValue);
        var found = new SettingValue.Affinity(
            rules.FirstOrDefault(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
        if (!settings.TrySettle(spot, found, ref row))
            return;
        SettingValue? want = companions is null || policy is null
            ? null
            : new SettingValue.Affinity(companions.ToRule(policy.Id));
        settings.Decide(
            spot, new SettingKey.Affinity(row?.Setting is SettingKey.Affinity known ? known.Rule : name), found, want,
            want is null || policy is null ? [] : sets.Of(policy.Id), row);
    }

    private void Refuse(PolicyCase policy, string detail) =>
        draft.Add(new Finding(FindingKind.NotPossible) { Policies = sets.Of(policy.Id), Detail = detail });
}
