using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Gateway.Api.Naming;

namespace WacMirror.Gateway.Api.Ledger;

/// <summary>A setting that is or was ours, and what was there before.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Setting">Which.</param>
/// <param name="Prior">What an undo restores.</param>
/// <param name="Applied">What we have there by our last read-back.</param>
/// <param name="Policies">Who holds it; none while it is to be restored.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Outcome">How it ended; null unless Released.</param>
/// <param name="Intended">What a write that is under way shall bring; null when none is.</param>
/// <param name="Node">The node where it was last written; null for what belongs to the failover cluster.</param>
/// <param name="At">When that was.</param>
public sealed record LedgerRowView(
    Guid Id,
    SettingRef Setting,
    ValueView Prior,
    ValueView Applied,
    ImmutableArray<PolicyRef> Policies,
    LedgerState State,
    ReleaseOutcome? Outcome,
    ValueView? Intended,
    string? Node,
    DateTimeOffset At)
{
    internal static LedgerRowView Of(LedgerRow row, ClusterNames names) => new(
        row.Id,
        names.Setting(row.Setting),
        ValueView.Of(row.Prior),
        ValueView.Of(row.Applied),
        names.Policies(row.Claims),
        row.State,
        row.Outcome,
        row.Intent is { } intent ? ValueView.Of(intent.To) : null,
        row.Node.Length == 0 ? null : row.Node,
        row.At);
}

/// <summary>Ledger rows, by setting.</summary>
public sealed record LedgerList(ImmutableArray<LedgerRowView> Items);
