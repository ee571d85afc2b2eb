using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>What is to become of one setting.</summary>
internal readonly record struct Verdict
{
    /// <summary>Why it is to be written; null when it is not.</summary>
    public StepReason? Step { get; private init; }

    /// <summary>What is to be written.</summary>
    public SettingValue? Target { get; private init; }

    /// <summary>Whether what is there is from now on what we have there.</summary>
    public bool Settles { get; private init; }

    /// <summary>Whether others hold it than before.</summary>
    public bool Reclaims { get; private init; }

    /// <summary>How it ends; null when it does not.</summary>
    public ReleaseOutcome? Ends { get; private init; }

    /// <summary>Whether it is wanted, and somebody else's.</summary>
    public bool IsForeign { get; private init; }

    /// <summary>Whether somebody else changed what is ours.</summary>
    public bool IsDrift { get; private init; }

    /// <summary>Whether it would be repaired, had that not been undone so often.</summary>
    public bool IsFight { get; private init; }

    /// <summary>The decision of every setting, whatever its kind.</summary>
    /// <param name="found">What is there.</param>
    /// <param name="wanted">What the policies want; null for nothing.</param>
    /// <param name="claims">The policies that want it.</param>
    /// <param name="row">The held row; null when the setting is not ours.</param>
    /// <param name="mayRepair">Whether repairing has not been undone too often.</param>
    public static Verdict Of(
        SettingValue found, SettingValue? wanted, ImmutableSortedSet<Guid> claims, LedgerRow? row, bool mayRepair)
    {
        if (row is null)
            return wanted is null ? default
                : IsTaken(found) ? new Verdict { IsForeign = true }
                : found == wanted ? default
                : new Verdict { Step = StepReason.Apply, Target = wanted };
        if (wanted is null)
            return Undo(found, row);
        if (wanted == row.Applied)
            return found == wanted ? new Verdict { Reclaims = !ClaimSets.Same(row.Claims, claims) } : Repair(wanted, mayRepair);
        if (found == row.Applied)
            return new Verdict { Step = StepReason.Change, Target = wanted };
        return found == wanted
            ? new Verdict { Settles = true, Reclaims = !ClaimSets.Same(row.Claims, claims) }
            : Repair(wanted, mayRepair);
    }

    private static Verdict Undo(SettingValue found, LedgerRow row)
    {
        if (found == row.Applied)
            return row.Applied == row.Prior
                ? new Verdict { Ends = ReleaseOutcome.LeftAsFound }
                : new Verdict { Step = StepReason.Restore, Target = row.Prior };
        return found == row.Prior
            ? new Verdict { Ends = ReleaseOutcome.Restored }
            : new Verdict { Ends = ReleaseOutcome.LeftToStranger, IsDrift = true };
    }

    private static Verdict Repair(SettingValue wanted, bool mayRepair) =>
        mayRepair
            ? new Verdict { Step = StepReason.Repair, Target = wanted, IsDrift = true }
            : new Verdict { IsFight = true };

    /// <summary>Whether a setting that is not ours must not be written: somebody put it there. VLANs and extensions have a
    /// value always, and whoever set it gets it back.</summary>
    private static bool IsTaken(SettingValue found) => found switch
    {
        SettingValue.Role role => role.Setting.Role != MirrorRole.None,
        SettingValue.Affinity affinity => affinity.Rule is not null,
        _ => false,
    };
}
