using System.Collections.Immutable;
using WacMirror.Core.Planning.Findings;
using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning;

/// <summary>Decides what is to be done. Pure.</summary>
public static class Planner
{
    public static Plan Plan(PlanInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var survey = new Survey(input.Seen);
        var cases = Cases(input, survey);
        var byId = cases.ToDictionary(policy => policy.Id);
        var ledger = new LedgerIndex(survey, input.Ledger, byId);
        var draft = new PlanDraft();
        var sets = new ClaimSets();
        var settings = new SettingPlan(draft, input.Repairs, input.Now);

        var roles = new RolePlan(survey, new RoleWishes(survey, cases), ledger, sets, draft);
        roles.Decide(settings);
        var trunks = new TrunkPlan(survey, roles, ledger, sets);
        trunks.Decide(cases, settings);
        var captures = new CapturePlan(survey, roles, byId, ledger, sets, draft);
        captures.Decide(settings);
        new AffinityPlan(survey, ledger, sets, draft).Decide(cases, settings);
        Losses.Decide(ledger.Absent, input.Seen, byId, draft);
        new Scene(survey, cases, roles, trunks, captures, ledger, sets, draft).Find();

        return draft.Finish(cases.ToImmutableDictionary(policy => policy.Id, policy => policy.Members));
    }

    private static PolicyCase[] Cases(PlanInput input, Survey survey)
    {
        // Asked only for a policy whose members nobody remembers; to make it for nothing costs as much as the rest.
        var claims = input.Policies.All(active => input.LastMembers.ContainsKey(active.Policy.Id))
            ? LedgerClaims.None
            : new LedgerClaims(input.Ledger);
        var policies = input.Policies.OrderBy(active => active.Policy.Id).ToArray();
        var cases = new PolicyCase[policies.Length];
        for (var number = 0; number < cases.Length; number++)
        {
            var active = policies[number];
            var last = input.LastMembers.GetValueOrDefault(active.Policy.Id);
            cases[number] = new PolicyCase(
                number, active, Membership.Place(active.Policy, survey.Index, last, claims), survey, input.Now);
        }
        return cases;
    }
}
