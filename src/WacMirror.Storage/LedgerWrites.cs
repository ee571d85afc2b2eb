using Microsoft.EntityFrameworkCore;
using WacMirror.Core.Storing;
using WacMirror.Storage.Model;

namespace WacMirror.Storage;

/// <summary>Inserts ledger rows or replaces them by their id, and remembers who claimed them.</summary>
internal static class LedgerWrites
{
    /// <summary>Leaves the last step, saving, to the caller.</summary>
    public static void Put(StoreContext context, ChangeSet changes)
    {
        if (changes.Ledger.IsEmpty)
            return;
        var last = changes.Ledger.GroupBy(row => row.Id).ToDictionary(same => same.Key, same => same.Last());
        var ids = last.Keys.ToList();
        var known = context.Ledger
            .Where(it => it.Cluster == changes.Cluster && ids.Contains(it.Id))
            .Select(it => it.Id)
            .ToHashSet();
        var ended = last.Values.Where(row => !row.IsActive).ToList();
        foreach (var row in ended)
            Put(context, StoredLedgerRow.Of(row), known);
        // A setting has one active row at every moment, so those that end make room before others come.
        if (ended.Count > 0)
            context.SaveChanges();
        foreach (var row in last.Values.Where(row => row.IsActive))
            Put(context, StoredLedgerRow.Of(row), known);
        AddClaims(context, changes, ids);
    }

    private static void Put(StoreContext context, StoredLedgerRow row, HashSet<Guid> known) =>
        context.Entry(row).State = known.Contains(row.Id) ? EntityState.Modified : EntityState.Added;

    private static void AddClaims(StoreContext context, ChangeSet changes, List<Guid> ids)
    {
        var known = context.Claims
            .Where(it => it.Cluster == changes.Cluster && ids.Contains(it.Row))
            .Select(it => new { it.Row, it.Policy })
            .AsEnumerable()
            .Select(it => (it.Row, it.Policy))
            .ToHashSet();
        foreach (var (row, policy) in changes.Ledger.SelectMany(row => row.Claims.Select(claim => (row.Id, claim))))
            if (known.Add((row, policy)))
                context.Claims.Add(new StoredClaim { Cluster = changes.Cluster, Row = row, Policy = policy });
    }
}
