using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Storing;
using WacMirror.Storage.Model;
using WacMirror.Storage.Sqlite;

namespace WacMirror.Storage;

/// <summary>The store in one SQLite file of a folder. Several processes may open the same one: each write is a
/// transaction that holds the file's only write lock, and asks for the epoch inside of it.</summary>
public sealed class SqliteStore : IStore, IDisposable
{
    /// <summary>The file's name in its folder. While it is open, SQLite keeps two more beside it, -wal and -shm.</summary>
    public const string FileName = "wacmirror.db";

    // Writers of this process wait here, where waiting costs no thread, and not at the file's lock.
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SqliteFile file;

    private SqliteStore(SqliteFile file) => this.file = file;

    /// <summary>Opens the folder's store; makes folder and file where there are none, for the owner's eyes only, and brings
    /// the file of an older version up to date.</summary>
    /// <exception cref="DataFileException">The file is damaged, another program's or of a newer version.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be opened or written now.</exception>
    public static SqliteStore Open(string folder) => Open(folder, new SqliteLimits());

    internal static SqliteStore Open(string folder, SqliteLimits limits)
    {
        var file = new SqliteFile(Path.Combine(Path.GetFullPath(folder), FileName), limits);
        file.Prepare();
        return new SqliteStore(file);
    }

    public Task<ClusterRecord> TakeOverAsync(string cluster, CancellationToken cancellationToken) =>
        WriteAsync(context => StoreWrites.TakeOver(context, cluster), cancellationToken);

    public Task<ClusterRecord> RecordAsync(string cluster, CancellationToken cancellationToken) =>
        ReadAsync(context => StoreReads.Record(context, cluster), cancellationToken);

    public Task<bool> IsCurrentAsync(string cluster, long epoch, CancellationToken cancellationToken) =>
        ReadAsync(context => StoreReads.Epoch(context, cluster) == epoch && epoch > 0, cancellationToken);

    public Task CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        changes.Verify();
        return WriteAsync(context => StoreWrites.Commit(context, changes), cancellationToken);
    }

    public Task<ImmutableArray<PolicyRevision>> HistoryAsync(
        string cluster, Guid policy, CancellationToken cancellationToken) =>
        ReadAsync(context => StoreReads.History(context, cluster, policy), cancellationToken);

    public Task<ImmutableArray<NumberedAuditRow>> AuditAsync(AuditQuery query, CancellationToken cancellationToken) =>
        ReadAsync(context => StoreReads.Audit(context, query), cancellationToken);

    public Task<ImmutableArray<BlindInterval>> IntervalsAsync(
        IntervalQuery query, CancellationToken cancellationToken) =>
        ReadAsync(context => StoreReads.Intervals(context, query), cancellationToken);

    public Task<ImmutableArray<LedgerRow>> LedgerAsync(
        string cluster, Guid? policy, CancellationToken cancellationToken) =>
        ReadAsync(context => StoreReads.Ledger(context, cluster, policy), cancellationToken);

    /// <summary>Gives the file free. Calls that are under way finish.</summary>
    public void Dispose()
    {
        file.Close();
        writing.Dispose();
    }

    // SQLite has no asynchronous calls: each blocks a thread of the pool, and none of the caller's.
    private Task<T> ReadAsync<T>(Func<StoreContext, T> read, CancellationToken cancellationToken) =>
        Task.Run(() => file.Run(read), cancellationToken);

    private async Task<T> WriteAsync<T>(Func<StoreContext, T> write, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            // From here on nothing is cancelled: who is told "cancelled" must be sure that nothing was stored.
            return await Task.Run(() => file.RunInTransaction(write), CancellationToken.None);
        }
        finally
        {
            writing.Release();
        }
    }
}
