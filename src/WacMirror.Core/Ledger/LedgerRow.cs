using System.Collections.Immutable;

namespace WacMirror.Core.Ledger;

/// <summary>What is ours and what was there before: one row for each setting that we changed, or adopted. A setting
/// without an active row is foreign.</summary>
/// <param name="Id">The row's own.</param>
/// <param name="Cluster">The cluster's id here.</param>
/// <param name="Setting">Which. At most one row of a setting is active, which is Open, Held or Gone.</param>
/// <param name="Prior">What to restore.</param>
/// <param name="Applied">What we have there by our last read-back; equal to <paramref name="Prior"/> before the first.</param>
/// <param name="Claims">The policies that hold it; none when it is to be restored.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Epoch">The owner's epoch under which it was last written.</param>
/// <param name="Node">The node where it was last written.</param>
/// <param name="At">When that was.</param>
public sealed record LedgerRow(
    Guid Id,
    string Cluster,
    SettingKey Setting,
    SettingValue Prior,
    SettingValue Applied,
    ImmutableSortedSet<Guid> Claims,
    LedgerState State,
    long Epoch,
    string Node,
    DateTimeOffset At)
{
    /// <summary>The write that is under way; null unless Open, and in a row that is Gone since its write.</summary>
    public LedgerIntent? Intent { get; init; }

    /// <summary>How it ended; null unless Released.</summary>
    public ReleaseOutcome? Outcome { get; init; }

    public bool IsActive => State != LedgerState.Released;

    public bool Equals(LedgerRow? other) =>
        other is not null && Id == other.Id && Cluster == other.Cluster && Setting == other.Setting
        && Prior == other.Prior && Applied == other.Applied && Claims.SetEquals(other.Claims)
        && (State, Epoch, Node, At, Outcome) == (other.State, other.Epoch, other.Node, other.At, other.Outcome)
        && Intent == other.Intent;

    public override int GetHashCode() => Id.GetHashCode();
}
