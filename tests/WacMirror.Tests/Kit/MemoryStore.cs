using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Storing;

namespace WacMirror.Tests.Kit;

/// <summary>A store that keeps nothing beyond its own life, and fails when a test asks it to. Whoever opens "the same
/// store again" uses the same object.</summary>
internal sealed class MemoryStore : IStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, MemoryRecord> clusters = new(StringComparer.Ordinal);
    private ImmutableArray<ChangeSet> commits = [];
    private Exception? next;
    private long number;

    /// <summary>What was committed, oldest first.</summary>
    public ImmutableArray<ChangeSet> Commits
    {
        get
        {
            lock (gate)
                return commits;
        }
    }

    /// <summary>Runs before each commit, outside of every lock: to wait, to look, or to throw so that nothing is
    /// stored.</summary>
    public Func<ChangeSet, Task>? Committing { get; set; }

    /// <summary>Runs after each commit and before its caller hears of it: to throw where a process would have died.</summary>
    public Func<ChangeSet, Task>? Committed { get; set; }

    /// <summary>While set, every call ends in <see cref="StoreUnavailableException"/>.</summary>
    public bool IsUnavailable { get; set; }

    /// <summary>The next commit stores nothing and ends so.</summary>
    public void FailNext(Exception error)
    {
        lock (gate)
            next = error;
    }

    /// <summary>Takes the cluster over as another owner would; the one before writes no more.</summary>
    public void Usurp(string cluster)
    {
        lock (gate)
            Of_NeedsLock(cluster).Epoch++;
    }

    public Task<ClusterRecord> TakeOverAsync(string cluster, CancellationToken cancellationToken) =>
        Answer(cluster, record => record.TakeOver(), cancellationToken);

    public Task<ClusterRecord> RecordAsync(string cluster, CancellationToken cancellationToken) =>
        Answer(cluster, record => record.Now(), cancellationToken);

    public Task<bool> IsCurrentAsync(string cluster, long epoch, CancellationToken cancellationToken) =>
        Answer(cluster, record => record.Epoch == epoch && epoch > 0, cancellationToken);

    public async Task CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (Committing is { } committing)
            await committing(changes);
        await Answer(changes.Cluster, record => Commit_NeedsLock(record, changes), cancellationToken);
        if (Committed is { } committed)
            await committed(changes);
    }

    public Task<ImmutableArray<PolicyRevision>> HistoryAsync(
        string cluster, Guid policy, CancellationToken cancellationToken) =>
        Answer(cluster, record => record.History(policy), cancellationToken);

    public Task<ImmutableArray<NumberedAuditRow>> AuditAsync(AuditQuery query, CancellationToken cancellationToken) =>
        Answer(query.Cluster, record => record.Audit(query), cancellationToken);

    public Task<ImmutableArray<BlindInterval>> IntervalsAsync(
        IntervalQuery query, CancellationToken cancellationToken) =>
        Answer(query.Cluster, record => record.Intervals(query), cancellationToken);

    public Task<ImmutableArray<LedgerRow>> LedgerAsync(
        string cluster, Guid? policy, CancellationToken cancellationToken) =>
        Answer(cluster, record => record.Ledger(policy), cancellationToken);

    private bool Commit_NeedsLock(MemoryRecord record, ChangeSet changes)
    {
        if (Interlocked.Exchange(ref next, null) is { } error)
            throw error;
        number = record.Commit(changes, number);
        commits = commits.Add(changes);
        return true;
    }

    private Task<T> Answer<T>(string cluster, Func<MemoryRecord, T> ask, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        try
        {
            if (IsUnavailable)
                throw new StoreUnavailableException("The test made it so.");
            lock (gate)
                return Task.FromResult(ask(Of_NeedsLock(cluster)));
        }
        catch (Exception error)
        {
            return Task.FromException<T>(error);
        }
    }

    private MemoryRecord Of_NeedsLock(string cluster)
    {
        if (!clusters.TryGetValue(cluster, out var record))
            clusters.Add(cluster, record = new MemoryRecord(cluster));
        return record;
    }
}
