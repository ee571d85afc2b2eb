using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Reconciling;

/// <summary>How the rows of the ledger go on. Pure.</summary>
public static class LedgerMoves
{
    /// <summary>The row of a step that is about to be written.</summary>
    /// <param name="held">The setting's active row; null when there is none, and the step makes it ours.</param>
    /// <param name="step">The step.</param>
    /// <param name="cluster">The cluster's id here.</param>
    /// <param name="epoch">The owner's epoch.</param>
    /// <param name="now">The time.</param>
    public static LedgerRow Open(LedgerRow? held, PlanStep step, string cluster, long epoch, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(step);
        var row = held ?? new LedgerRow(
            Guid.NewGuid(), cluster, step.Setting, step.Expected, step.Expected, step.Claims, LedgerState.Open, epoch,
            step.Node, now);
        return row with
        {
            Claims = step.Claims,
            State = LedgerState.Open,
            Epoch = epoch,
            Node = step.Node,
            At = now,
            Intent = new LedgerIntent(step.Expected, step.Wanted),
        };
    }

    /// <summary>What a change that needs no write makes of a row.</summary>
    public static LedgerRow After(LedgerRow row, LedgerChange change)
    {
        ArgumentNullException.ThrowIfNull(row);
        return change switch
        {
            LedgerChange.Reclaim reclaim => row with { Claims = reclaim.Claims },
            LedgerChange.Release release => Released(row, release.Outcome),
            LedgerChange.Lose lose => row with { State = LedgerState.Gone, Claims = lose.Claims },
            LedgerChange.Reopen => row with { State = row.Intent is null ? LedgerState.Held : LedgerState.Open },
            LedgerChange.Settle settle => Settled(row, settle.Found),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Unknown change."),
        };
    }

    /// <summary>The row once it is known what its write left behind. One that had nothing of ours before, and got
    /// nothing, is ours no more.</summary>
    /// <param name="row">A row, Open or held with another value than is there.</param>
    /// <param name="found">What is there.</param>
    public static LedgerRow Settled(LedgerRow row, SettingValue found)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Intent is not { } intent)
            return row with { Applied = found, State = LedgerState.Held };
        if (found == intent.To)
            return row.Claims.IsEmpty && found == row.Prior
                ? Released(row with { Applied = found }, ReleaseOutcome.Restored)
                : row with { Applied = found, State = LedgerState.Held, Intent = null };
        // A VLAN setting that could not be changed in place was removed first; what was there before is ours to put back.
        if (found != intent.From && found is SettingValue.Trunk { Vlan.Mode: VlanMode.Untagged })
            return row with { Applied = found, State = LedgerState.Held, Intent = null };
        // A rule takes several calls, and what the first of them left is ours to go on with or to take away.
        if (found != intent.From && found is SettingValue.Affinity { Rule: { } rule } && IsBetween(intent, rule))
            return row with { Applied = found, State = LedgerState.Held, Intent = null };
        if (!IsFirst(row))
            return row with { State = LedgerState.Held, Intent = null };
        return Released(
            row, found == intent.From ? ReleaseOutcome.NeverWritten : ReleaseOutcome.LeftToStranger);
    }

    /// <summary>Whether nothing of ours was there before the write that is under way. A role that was adopted was ours
    /// without a write.</summary>
    public static bool IsFirst(LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Applied == row.Prior
            && row.Prior is not SettingValue.Role { Setting.Role: MirrorRole.Source or MirrorRole.Destination };
    }

    private static bool IsBetween(LedgerIntent intent, AffinityRule found) =>
        intent is { From: SettingValue.Affinity from, To: SettingValue.Affinity { Rule: { } wanted } }
        && found.IsBetween(from.Rule, wanted);

    private static LedgerRow Released(LedgerRow row, ReleaseOutcome outcome) =>
        row with { State = LedgerState.Released, Outcome = outcome, Intent = null };
}
