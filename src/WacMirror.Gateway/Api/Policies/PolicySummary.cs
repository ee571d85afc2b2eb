using WacMirror.Core.Coverage;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>A policy in a list: what it is, and how it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people; unique within the cluster.</param>
/// <param name="Revision">Grows by one with each change; a change names the one it is based on.</param>
/// <param name="Origin">Whether it is a document, or a role set by hand.</param>
/// <param name="Mode">Whether it writes.</param>
/// <param name="Enabled">Whether it is switched on.</param>
/// <param name="Expired">Whether its time is over, so that it is being undone.</param>
/// <param name="ExpiresAt">When its time is over; null for never.</param>
/// <param name="Reason">Why it exists.</param>
/// <param name="ChangedBy">Who made this revision.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="Rollout">How far its application has come; null where it applies as a whole and for good.</param>
/// <param name="Sources">Adapters that its sources match now.</param>
/// <param name="Destinations">Adapters that its destinations match now.</param>
/// <param name="Uncertain">Adapters of which a selector cannot tell now, so that they stay as they were.</param>
/// <param name="RollUp">Its worst source's coverage; null when it has none.</param>
/// <param name="Coverage">How many sources are in each state.</param>
/// <param name="Pending">Settings that are still to be written or being written for it, or to be restored after it.</param>
/// <param name="Failing">Those of them that were tried in vain and are tried again.</param>
/// <param name="Held">Settings that it holds in the ledger.</param>
/// <param name="Findings">Findings that concern it.</param>
public sealed record PolicySummary(
    Guid Id,
    string Name,
    long Revision,
    PolicyOrigin Origin,
    PolicyMode Mode,
    bool Enabled,
    bool Expired,
    DateTimeOffset? ExpiresAt,
    string? Reason,
    string ChangedBy,
    DateTimeOffset ChangedAt,
    RolloutView? Rollout,
    int Sources,
    int Destinations,
    int Uncertain,
    CoverageState? RollUp,
    CoverageCounts Coverage,
    int Pending,
    int Failing,
    int Held,
    int Findings);
