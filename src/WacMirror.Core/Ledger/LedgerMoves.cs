using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Ledger;

/// <summary>How a row goes from one state to the next. Everybody who keeps a ledger moves its rows by these.</summary>
public static class LedgerMoves
{
    /// <summary>The row of a setting that was not ours, made durable before the first write.</summary>
    public static LedgerRow Begin(
        Guid id,
        string cluster,
        SettingKey setting,
        LedgerIntent intent,
        ImmutableSortedSet<Guid> claims,
        string node,
        long epoch,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return new LedgerRow(
            id, cluster, setting, intent.From, intent.From, claims, LedgerState.Open, epoch, node, now) { Intent = intent };
    }

    /// <summary>The row with another write under way.</summary>
    public static LedgerRow Open(
        this LedgerRow row,
        LedgerIntent intent,
        ImmutableSortedSet<Guid> claims,
        string node,
        long epoch,
        DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with
        {
            State = LedgerState.Open, Intent = intent, Claims = claims, Node = node, Epoch = epoch, At = now,
        };
    }

    /// <summary>Whether its first write was never seen done. An adopted role is never None, so its row is none of
    /// these.</summary>
    public static bool IsUnproven(this LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Applied == row.Prior && row.Prior is not SettingValue.Role { Setting.Role: not MirrorRole.None };
    }

    /// <summary>The row now that the thing itself has told what it has: of a write under way, whether it was made; of a
    /// held row, that the found value is what we have there.</summary>
    public static LedgerRow Settle(this LedgerRow row, SettingValue found)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Intent is not { } intent)
            return row with { Applied = found };
        if (found == intent.To)
            return row.Claims.IsEmpty
                ? row.Release(ReleaseOutcome.Restored) with { Applied = found }
                : row.Hold() with { Applied = found };
        if (!row.IsUnproven())
            return row.Hold();
        return row.Release(found == intent.From ? ReleaseOutcome.NeverWritten : ReleaseOutcome.LeftToStranger);
    }

    public static LedgerRow Release(this LedgerRow row, ReleaseOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { State = LedgerState.Released, Outcome = outcome, Intent = null, Claims = [] };
    }

    /// <summary>The row of a thing that is there again, as it was when the thing went.</summary>
    public static LedgerRow Reopen(this LedgerRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { State = row.Intent is null ? LedgerState.Held : LedgerState.Open };
    }

    private static LedgerRow Hold(this LedgerRow row) => row with { State = LedgerState.Held, Intent = null };
}
