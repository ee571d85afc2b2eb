using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Storing;
using WacMirror.Storage.Model;

namespace WacMirror.Storage;

/// <summary>The questions, in the order that <see cref="IStore"/> promises.</summary>
internal static class StoreReads
{
    /// <summary>The cluster's epoch; 0 when nobody ever owned it.</summary>
    public static long Epoch(StoreContext context, string cluster) =>
        context.Owners.Where(it => it.Cluster == cluster).Select(it => it.Epoch).FirstOrDefault();

    /// <summary>The policy's newest revision; 0 when there never was one.</summary>
    public static long Revision(StoreContext context, string cluster, Guid policy) => context.Revisions
        .Where(it => it.Cluster == cluster && it.Policy == policy)
        .OrderByDescending(it => it.Revision)
        .Select(it => it.Revision)
        .FirstOrDefault();

    public static ClusterRecord Record(StoreContext context, string cluster) =>
        new(Epoch(context, cluster), Newest(context, cluster), Active(context, cluster), Open(context, cluster));

    public static ImmutableArray<PolicyRevision> History(StoreContext context, string cluster, Guid policy) =>
    [
        .. context.Revisions
            .Where(it => it.Cluster == cluster && it.Policy == policy)
            .OrderByDescending(it => it.Revision)
            .AsEnumerable()
            .Select(it => it.Record()),
    ];

    public static ImmutableArray<NumberedAuditRow> Audit(StoreContext context, AuditQuery query) =>
    [
        .. context.Audit
            .Where(it => it.Cluster == query.Cluster)
            .Where(it => query.Policy == null || it.Policy == query.Policy)
            .Where(it => query.Before == null || it.Number < query.Before)
            .OrderByDescending(it => it.Number)
            .Take(query.Limit)
            .AsEnumerable()
            .Select(it => it.Record()),
    ];

    public static ImmutableArray<BlindInterval> Intervals(StoreContext context, IntervalQuery query)
    {
        var (from, to) = (query.From?.UtcTicks, query.To?.UtcTicks);
        return
        [
            .. context.Intervals
                .Where(it => it.Cluster == query.Cluster)
                .Where(it => query.Policy == null || it.Policy == query.Policy)
                .Where(it => from == null || it.End == null || it.End > from)
                .Where(it => to == null || it.Start < to)
                .OrderByDescending(it => it.Start).ThenBy(it => it.Id)
                .Take(query.Limit)
                .AsEnumerable()
                .Select(it => it.Record()),
        ];
    }

    public static ImmutableArray<LedgerRow> Ledger(StoreContext context, string cluster, Guid? policy)
    {
        var rows = context.Ledger.Where(it => it.Cluster == cluster);
        if (policy is { } claimant)
            rows = rows.Where(it => context.Claims.Any(
                claim => claim.Cluster == cluster && claim.Row == it.Id && claim.Policy == claimant));
        return InOrder(rows);
    }

    private static ImmutableArray<PolicyRevision> Newest(StoreContext context, string cluster) =>
    [
        .. context.Revisions
            .Where(it => it.Cluster == cluster && !it.IsEnded)
            .Where(it => !context.Revisions.Any(
                newer => newer.Cluster == cluster && newer.Policy == it.Policy && newer.Revision > it.Revision))
            .OrderBy(it => it.Policy)
            .AsEnumerable()
            .Select(it => it.Record()),
    ];

    private static ImmutableArray<LedgerRow> Active(StoreContext context, string cluster) =>
        InOrder(context.Ledger.Where(it => it.Cluster == cluster && it.State != LedgerState.Released));

    private static ImmutableArray<BlindInterval> Open(StoreContext context, string cluster) =>
    [
        .. context.Intervals
            .Where(it => it.Cluster == cluster && it.End == null)
            .OrderBy(it => it.Start).ThenBy(it => it.Id)
            .AsEnumerable()
            .Select(it => it.Record()),
    ];

    // Here, because a database's order of text is not that of the settings.
    private static ImmutableArray<LedgerRow> InOrder(IQueryable<StoredLedgerRow> rows) =>
    [
        .. rows.AsEnumerable()
            .OrderBy(it => it.Setting, StringComparer.Ordinal).ThenBy(it => it.At).ThenBy(it => it.Id)
            .Select(it => it.Record()),
    ];
}
