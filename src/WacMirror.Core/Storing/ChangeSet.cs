using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;

namespace WacMirror.Core.Storing;

/// <summary>What is stored together or not at all.</summary>
/// <param name="Cluster">The cluster's id here.</param>
/// <param name="Epoch">The owner's epoch; an older one than the store's is refused.</param>
public sealed record ChangeSet(string Cluster, long Epoch)
{
    /// <summary>New revisions; each must be one above the stored one, or 1.</summary>
    public ImmutableArray<PolicyRevision> Policies { get; init; } = [];

    /// <summary>Rows to insert or, by their id, to replace.</summary>
    public ImmutableArray<LedgerRow> Ledger { get; init; } = [];

    /// <summary>Intervals to insert or, by their id, to replace.</summary>
    public ImmutableArray<BlindInterval> Intervals { get; init; } = [];

    public ImmutableArray<AuditRow> Audit { get; init; } = [];

    /// <summary>Whether everything is of the one cluster, as every store must ask first.</summary>
    /// <exception cref="ArgumentException">Something is not.</exception>
    public void Verify()
    {
        var strange = Policies.Select(it => it.Policy.Cluster).Concat(Ledger.Select(row => row.Cluster))
            .Concat(Intervals.Select(it => it.Cluster)).Concat(Audit.Select(row => row.Cluster))
            .FirstOrDefault(it => it != Cluster);
        if (strange is not null)
            throw new ArgumentException($"Something of cluster '{strange}' is among what changes in '{Cluster}'.");
    }

    public bool IsEmpty => Policies.IsEmpty && Ledger.IsEmpty && Intervals.IsEmpty && Audit.IsEmpty;
}
