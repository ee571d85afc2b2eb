using WacMirror.Core.Storing;
using WacMirror.Storage.Model;

namespace WacMirror.Storage;

/// <summary>What changes the store. Each call needs a transaction that lets nobody else write meanwhile.</summary>
internal static class StoreWrites
{
    public static ClusterRecord TakeOver(StoreContext context, string cluster)
    {
        var epoch = StoreReads.Epoch(context, cluster) + 1;
        Upsert.Put(context, [new StoredOwner { Cluster = cluster, Epoch = epoch }]);
        return StoreReads.Record(context, cluster);
    }

    /// <summary>Stores all of it; what it throws, the transaction's end takes back.</summary>
    public static bool Commit(StoreContext context, ChangeSet changes)
    {
        var current = StoreReads.Epoch(context, changes.Cluster);
        if (changes.Epoch != current || current == 0)
            throw new StaleEpochException(changes.Cluster, changes.Epoch, current);
        if (!changes.Policies.IsEmpty)
            AddRevisions(context, changes);
        if (!changes.Ledger.IsEmpty)
            PutLedger(context, changes);
        if (!changes.Intervals.IsEmpty)
            Upsert.Put(context, changes.Intervals.Select(StoredInterval.Of));
        if (!changes.Audit.IsEmpty)
            Upsert.Put(context, changes.Audit.Select(StoredAuditRow.Of));
        return true;
    }

    private static void AddRevisions(StoreContext context, ChangeSet changes)
    {
        var stored = new Dictionary<Guid, long>();
        foreach (var policy in changes.Policies.Select(it => it.Policy))
        {
            var newest = stored.TryGetValue(policy.Id, out var known)
                ? known
                : StoreReads.Revision(context, changes.Cluster, policy.Id);
            if (newest != policy.Revision - 1)
                throw new StaleRevisionException(policy.Id, policy.Revision - 1, newest);
            stored[policy.Id] = policy.Revision;
        }

        Upsert.Put(context, changes.Policies.Select(StoredRevision.Of));
    }

    private static void PutLedger(StoreContext context, ChangeSet changes)
    {
        // A setting has one active row at every moment, so those that end make room before others come. The last row
        // of an id decides whether it ends.
        var last = changes.Ledger.GroupBy(row => row.Id).Select(same => same.Last()).OrderBy(row => row.IsActive);
        Upsert.Put(context, last.Select(StoredLedgerRow.Of));
        Upsert.Put(context, changes.Ledger.SelectMany(row => row.Claims.Select(
            claim => new StoredClaim { Cluster = changes.Cluster, Row = row.Id, Policy = claim })));
    }
}
