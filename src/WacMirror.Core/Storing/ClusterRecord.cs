using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;

namespace WacMirror.Core.Storing;

/// <summary>What an engine begins with.</summary>
/// <param name="Epoch">The owner's epoch; a new owner's is above every one before.</param>
/// <param name="Policies">The newest revision of each policy that is not ended, by id.</param>
/// <param name="Ledger">The active rows, by setting.</param>
/// <param name="OpenIntervals">Blind intervals without an end, by their start.</param>
public sealed record ClusterRecord(
    long Epoch,
    ImmutableArray<PolicyRevision> Policies,
    ImmutableArray<LedgerRow> Ledger,
    ImmutableArray<BlindInterval> OpenIntervals);
