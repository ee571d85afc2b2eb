using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;

namespace WacMirror.Core.Storing;

/// <summary>Keeps what must outlive the process: policies with their history, the ledger, coverage history and the audit.
/// Safe on any thread. What a call has returned from is durable. Every call throws
/// <see cref="StoreUnavailableException"/> when the store cannot be reached; it may come right by itself.</summary>
public interface IStore
{
    /// <summary>Makes the caller the cluster's owner: whoever was it before can write no more.</summary>
    Task<ClusterRecord> TakeOverAsync(string cluster, CancellationToken cancellationToken);

    /// <summary>The same without becoming the owner; with the epoch of whoever is, 0 for nobody. Of a commit that is under
    /// way, parts may be in it and parts not.</summary>
    Task<ClusterRecord> RecordAsync(string cluster, CancellationToken cancellationToken);

    /// <summary>Whether the epoch is still the cluster's.</summary>
    Task<bool> IsCurrentAsync(string cluster, long epoch, CancellationToken cancellationToken);

    /// <summary>Stores all of it or nothing. Once it has begun it runs to its end, so that cancelling leaves no doubt:
    /// cancelled is not stored.</summary>
    /// <exception cref="StaleEpochException">Another owner took over, or the epoch never was.</exception>
    /// <exception cref="StaleRevisionException">A policy is not at the revision on which the change is based.</exception>
    /// <exception cref="ArgumentException">Something is of another cluster, or a setting would have two active
    /// rows.</exception>
    Task CommitAsync(ChangeSet changes, CancellationToken cancellationToken);

    /// <summary>Every revision of a policy, newest first, ended or not; none when there never was one.</summary>
    Task<ImmutableArray<PolicyRevision>> HistoryAsync(
        string cluster, Guid policy, CancellationToken cancellationToken);

    Task<ImmutableArray<NumberedAuditRow>> AuditAsync(AuditQuery query, CancellationToken cancellationToken);

    Task<ImmutableArray<BlindInterval>> IntervalsAsync(IntervalQuery query, CancellationToken cancellationToken);

    /// <summary>Ledger rows of every state that a policy holds or ever held; or all of the cluster. By setting, and those
    /// of one setting by the time of their last write, oldest first.</summary>
    Task<ImmutableArray<LedgerRow>> LedgerAsync(
        string cluster, Guid? policy, CancellationToken cancellationToken);
}
