using Microsoft.EntityFrameworkCore;
using WacMirror.Core.Storing;
using WacMirror.Storage.Model;

namespace WacMirror.Storage;

/// <summary>What changes the store. Each call needs a transaction that lets nobody else write meanwhile.</summary>
internal static class StoreWrites
{
    public static ClusterRecord TakeOver(StoreContext context, string cluster)
    {
        var epoch = StoreReads.Epoch(context, cluster);
        context.Entry(new StoredOwner { Cluster = cluster, Epoch = epoch + 1 }).State =
            epoch == 0 ? EntityState.Added : EntityState.Modified;
        context.SaveChanges();
        return StoreReads.Record(context, cluster);
    }

    /// <summary>Stores all of it; what it throws, the transaction's end takes back.</summary>
    public static bool Commit(StoreContext context, ChangeSet changes)
    {
        var current = StoreReads.Epoch(context, changes.Cluster);
        if (changes.Epoch != current || current == 0)
            throw new StaleEpochException(changes.Cluster, changes.Epoch, current);
        AddRevisions(context, changes);
        PutIntervals(context, changes);
        LedgerWrites.Put(context, changes);
        context.Audit.AddRange(changes.Audit.Select(StoredAuditRow.Of));
        context.SaveChanges();
        return true;
    }

    private static void AddRevisions(StoreContext context, ChangeSet changes)
    {
        if (changes.Policies.IsEmpty)
            return;
        var ids = changes.Policies.Select(it => it.Policy.Id).Distinct().ToList();
        var stored = context.Revisions
            .Where(it => it.Cluster == changes.Cluster && ids.Contains(it.Policy))
            .GroupBy(it => it.Policy)
            .Select(all => new { Policy = all.Key, Revision = all.Max(it => it.Revision) })
            .ToDictionary(it => it.Policy, it => it.Revision);
        foreach (var revision in changes.Policies)
        {
            var (id, based) = (revision.Policy.Id, revision.Policy.Revision - 1);
            if (stored.GetValueOrDefault(id) is var newest && newest != based)
                throw new StaleRevisionException(id, based, newest);
            stored[id] = revision.Policy.Revision;
            context.Revisions.Add(StoredRevision.Of(revision));
        }
    }

    private static void PutIntervals(StoreContext context, ChangeSet changes)
    {
        if (changes.Intervals.IsEmpty)
            return;
        var last = changes.Intervals.GroupBy(it => it.Id).ToDictionary(same => same.Key, same => same.Last());
        var ids = last.Keys.ToList();
        var known = context.Intervals
            .Where(it => it.Cluster == changes.Cluster && ids.Contains(it.Id))
            .Select(it => it.Id)
            .ToHashSet();
        foreach (var interval in last.Values)
            context.Entry(StoredInterval.Of(interval)).State =
                known.Contains(interval.Id) ? EntityState.Modified : EntityState.Added;
    }
}
