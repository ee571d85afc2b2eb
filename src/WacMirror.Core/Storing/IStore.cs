using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;

namespace WacMirror.Core.Storing;

/// <summary>Keeps what must outlive the process: policies with their history, the ledger, coverage history and the audit.
/// Safe on any thread. What a call has returned from is durable.</summary>
public interface IStore
{
    /// <summary>Makes the caller the cluster's owner: whoever was it before can write no more.</summary>
    Task<ClusterRecord> TakeOverAsync(string cluster, CancellationToken cancellationToken);

    /// <summary>Whether the epoch is still the cluster's.</summary>
    Task<bool> IsCurrentAsync(string cluster, long epoch, CancellationToken cancellationToken);

    /// <summary>Stores all of it or nothing.</summary>
    /// <exception cref="StaleEpochException">Another owner took over.</exception>
    /// <exception cref="StaleRevisionException">A policy is not at the revision on which the change is based.</exception>
    Task CommitAsync(ChangeSet changes, CancellationToken cancellationToken);

    /// <summary>Every revision of a policy, newest first, ended or not; none when there never was one.</summary>
    Task<ImmutableArray<PolicyRevision>> HistoryAsync(
        string cluster, Guid policy, CancellationToken cancellationToken);

    Task<ImmutableArray<NumberedAuditRow>> AuditAsync(AuditQuery query, CancellationToken cancellationToken);

    Task<ImmutableArray<BlindInterval>> IntervalsAsync(IntervalQuery query, CancellationToken cancellationToken);

    /// <summary>Ledger rows of every state that a policy holds or held; or all of the cluster.</summary>
    Task<ImmutableArray<LedgerRow>> LedgerAsync(
        string cluster, Guid? policy, CancellationToken cancellationToken);
}
