using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>Where a setting is, for steps and findings.</summary>
/// <param name="Node">The node; empty for what belongs to the failover cluster.</param>
/// <param name="Switch">The switch's name; null where there is none.</param>
/// <param name="Adapter">The adapter; null where it is another thing's.</param>
/// <param name="ReadAt">When what is there was read; null when it is not known now, and then nothing is done.</param>
internal readonly record struct Spot(string Node, string? Switch, AdapterId? Adapter, DateTimeOffset? ReadAt);

/// <summary>Brings one setting after the other from its ledger row to steps, ledger changes and findings. What a change
/// of the row leads to is decided at once, so that one plan says all that is known to be needed.</summary>
internal sealed class SettingPlan(PlanDraft draft, RepairLog repairs, DateTimeOffset now)
{
    /// <summary>The row as it is once what can be known without a write has been entered; null when it is over. False when
    /// a write may be under way, and all must wait.</summary>
    public bool TrySettle(Spot spot, SettingValue found, ref LedgerRow? row)
    {
        if (row is { State: LedgerState.Gone })
            row = Change(row, new LedgerChange.Reopen(row.Setting));
        if (row is not { State: LedgerState.Open })
            return true;
        if (spot.ReadAt is not { } read || read <= row.At)
            return false;
        row = Change(row, new LedgerChange.Settle(row.Setting, found));
        return true;
    }

    /// <summary>Decides a setting whose row is settled.</summary>
    /// <param name="spot">Where it is.</param>
    /// <param name="key">Which.</param>
    /// <param name="found">What is there.</param>
    /// <param name="wanted">What the policies want; null for nothing.</param>
    /// <param name="claims">The policies that want it.</param>
    /// <param name="row">Its held row; null when it is not ours.</param>
    public Verdict Decide(
        Spot spot,
        SettingKey key,
        SettingValue found,
        SettingValue? wanted,
        ImmutableSortedSet<Guid> claims,
        LedgerRow? row)
    {
        if (spot.ReadAt is null)
            return default;
        var verdict = Verdict.Of(found, wanted, claims, row, row is null || !repairs.IsExhausted(key, now));
        if (verdict.Settles)
            draft.Add(new LedgerChange.Settle(key, found));
        if (verdict.Reclaims)
            draft.Add(new LedgerChange.Reclaim(key, claims));
        if (verdict.Ends is { } outcome)
            draft.Add(new LedgerChange.Release(key, outcome));
        if (verdict is { Step: { } reason, Target: { } target })
            draft.Add(new PlanStep(
                Phase(found, target), spot.Node, key, found, target, wanted is null ? [] : claims, reason));
        if (row is not null && (verdict.IsDrift || verdict.IsFight))
            Report(spot, key, found, wanted, wanted is null ? row.Claims : claims, row, verdict.IsFight);
        return verdict;
    }

    private LedgerRow? Change(LedgerRow row, LedgerChange change)
    {
        draft.Add(change);
        return LedgerMoves.After(row, change) is { IsActive: true } active ? active : null;
    }

    private void Report(
        Spot spot,
        SettingKey key,
        SettingValue found,
        SettingValue? wanted,
        ImmutableSortedSet<Guid> policies,
        LedgerRow row,
        bool isFight)
    {
        var finding = new Finding(isFight ? FindingKind.RepairFight : FindingKind.Drift)
        {
            Policies = policies,
            Adapters = spot.Adapter is { } id ? [id] : [],
            Node = spot.Node.Length == 0 ? null : spot.Node,
            Switch = spot.Switch,
            Detail = ValueText.Difference(key, wanted ?? row.Applied, found),
        };
        draft.Add(finding);
        if (isFight && found is SettingValue.Role { Setting.Role: not MirrorRole.None } role)
            draft.Add(finding with { Kind = FindingKind.OtherInstallation, Detail = ValueText.Of(role) });
    }

    private static StepPhase Phase(SettingValue found, SettingValue target) => (found, target) switch
    {
        (_, SettingValue.Role { Setting.Role: MirrorRole.Destination }) => StepPhase.DestinationsOn,
        (_, SettingValue.Role { Setting.Role: MirrorRole.Source }) => StepPhase.SourcesOn,
        (SettingValue.Role { Setting.Role: MirrorRole.Destination }, _) => StepPhase.DestinationsOff,
        (SettingValue.Role, _) => StepPhase.SourcesOff,
        _ => StepPhase.Surroundings,
    };
}
