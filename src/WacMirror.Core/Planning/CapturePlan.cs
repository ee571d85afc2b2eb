using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>Switches capture extensions on where a policy that may do so watches an uplink, and back.</summary>
internal sealed class CapturePlan(
    Survey survey,
    RolePlan roles,
    IReadOnlyDictionary<Guid, PolicyCase> cases,
    LedgerIndex ledger,
    ClaimSets sets,
    PlanDraft draft)
{
    private readonly HashSet<Guid> wanted = [];
    private readonly Dictionary<Guid, List<(NodeObservation Node, VirtualSwitch Switch)>> switches = [];

    /// <summary>Whether it is on, or the plan switches it on.</summary>
    public bool IsOnOrWanted(VirtualSwitch found) =>
        wanted.Contains(found.Id)
        || StateOf(switches.TryGetValue(found.Id, out var places) ? places[0].Switch : found) == ExtensionState.Enabled;

    public void Decide(SettingPlan settings)
    {
        foreach (var node in survey.Seen.Nodes)
            foreach (var found in node.Switches)
            {
                if (!switches.TryGetValue(found.Id, out var places))
                    switches.Add(found.Id, places = []);
                places.Add((node, found));
            }
        var claims = Claims();
        foreach (var id in claims.Keys.Union(ledger.Captures.Keys).Order())
            Decide(settings, id, claims.GetValueOrDefault(id), ledger.Captures.GetValueOrDefault(id));
    }

    private SortedDictionary<Guid, SortedSet<Guid>> Claims()
    {
        var claims = new SortedDictionary<Guid, SortedSet<Guid>>();
        foreach (var policy in cases.Values.Where(policy => policy is { Claims: true, Policy.ManageCapture: true }))
            foreach (var at in policy.WantedSources)
            {
                if (survey[at] is not { Kind: AdapterKind.Uplink, Switch: { } known } || roles.IsForeign(at)
                    || roles.WantedOf(at)?.Role != MirrorRole.Source || !roles.ClaimsOf(at).Contains(policy.Id))
                    continue;
                if (!claims.TryGetValue(known.Id, out var holders))
                    claims.Add(known.Id, holders = []);
                holders.Add(policy.Id);
            }
        return claims;
    }

    private void Decide(SettingPlan settings, Guid id, SortedSet<Guid>? holders, LedgerRow? row)
    {
        var key = new SettingKey.Capture(id);
        if (!switches.TryGetValue(id, out var places))
        {
            if (row is not null)
                Losses.Decide([row], survey.Seen, cases, draft);
            return;
        }
        var (node, known) = places[0];
        var state = StateOf(known);
        var isKnown = places.Count == 1 && !node.IsSilent && survey.Seen.Snapshot.Motion.Of(id) == Presence.AtRest;
        var canSwitch = state is ExtensionState.Enabled or ExtensionState.Disabled;
        var spot = new Spot(node.Name, known.Name, null, isKnown && canSwitch ? node.ReadAt : null);
        var found = new SettingValue.Capture(state == ExtensionState.Enabled);
        if (holders is not null && isKnown && !canSwitch)
            draft.Add(new Finding(FindingKind.NotPossible)
            {
                Policies = sets.Of(holders), Node = node.Name, Switch = known.Name, Detail = NotPossible.Capture,
            });
        if (holders is not null && canSwitch)
            wanted.Add(id);
        if (!settings.TrySettle(spot, found, ref row))
            return;
        SettingValue? want = holders is null ? null : new SettingValue.Capture(IsOn: true);
        settings.Decide(spot, key, found, want, holders is null ? [] : sets.Of(holders), row);
    }

    private static ExtensionState? StateOf(VirtualSwitch found) =>
        found.Extensions.FirstOrDefault(extension => extension.Id == SwitchExtension.NdisCapture)?.State;
}
