using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Storing;

namespace WacMirror.Tests.Kit;

/// <summary>What a <see cref="MemoryStore"/> keeps of one cluster. Needs its lock.</summary>
internal sealed class MemoryRecord(string cluster)
{
    private ImmutableDictionary<Guid, ImmutableList<PolicyRevision>> policies =
        ImmutableDictionary<Guid, ImmutableList<PolicyRevision>>.Empty;

    private ImmutableDictionary<Guid, LedgerRow> ledger = ImmutableDictionary<Guid, LedgerRow>.Empty;
    private ImmutableHashSet<(Guid Row, Guid Policy)> claims = [];
    private ImmutableDictionary<Guid, BlindInterval> intervals = ImmutableDictionary<Guid, BlindInterval>.Empty;
    private ImmutableList<NumberedAuditRow> audit = [];

    public long Epoch { get; set; }

    public ClusterRecord TakeOver()
    {
        Epoch++;
        return Now();
    }

    public ClusterRecord Now() => new(
        Epoch,
        [.. policies.Values.Select(all => all[^1]).Where(newest => !newest.IsEnded).OrderBy(it => it.Policy.Id)],
        [.. ledger.Values.Where(row => row.IsActive).OrderBy(row => row.Setting)],
        [.. intervals.Values.Where(it => it.End is null).OrderBy(it => it.Start).ThenBy(it => it.Id)]);

    /// <summary>Stores all or throws before it stored anything; gives the number of the last audit row.</summary>
    public long Commit(ChangeSet changes, long number)
    {
        if (changes.Epoch != Epoch || Epoch == 0)
            throw new StaleEpochException(cluster, changes.Epoch, Epoch);
        changes.Verify();
        var after = policies;
        foreach (var revision in changes.Policies)
        {
            var (id, based) = (revision.Policy.Id, revision.Policy.Revision - 1);
            var before = after.GetValueOrDefault(id, []);
            if (before.Count != based)
                throw new StaleRevisionException(id, based, before.Count);
            after = after.SetItem(id, before.Add(revision));
        }

        var rows = ledger.SetItems(changes.Ledger.Select(row => KeyValuePair.Create(row.Id, row)));
        var settings = rows.Values.Where(row => row.IsActive).Select(row => row.Setting).ToList();
        if (settings.Distinct().Count() != settings.Count)
            throw new ArgumentException("A setting would have two active rows.", nameof(changes));

        (policies, ledger) = (after, rows);
        claims = claims.Union(changes.Ledger.SelectMany(row => row.Claims.Select(claim => (row.Id, claim))));
        intervals = intervals.SetItems(changes.Intervals.Select(it => KeyValuePair.Create(it.Id, it)));
        audit = audit.AddRange(changes.Audit.Select(row => new NumberedAuditRow(++number, row)));
        return number;
    }

    public ImmutableArray<PolicyRevision> History(Guid policy) =>
        [.. policies.GetValueOrDefault(policy, []).Reverse()];

    public ImmutableArray<NumberedAuditRow> Audit(AuditQuery query) =>
    [
        .. audit.Reverse()
            .Where(it => query.Policy is null || it.Row.Policy == query.Policy)
            .Where(it => query.Before is null || it.Number < query.Before)
            .Take(query.Limit),
    ];

    public ImmutableArray<BlindInterval> Intervals(IntervalQuery query) =>
    [
        .. intervals.Values
            .Where(it => query.Policy is null || it.Policy == query.Policy)
            .Where(it => query.From is null || it.End is null || it.End > query.From)
            .Where(it => query.To is null || it.Start < query.To)
            .OrderByDescending(it => it.Start).ThenBy(it => it.Id)
            .Take(query.Limit),
    ];

    public ImmutableArray<LedgerRow> Ledger(Guid? policy) =>
    [
        .. ledger.Values
            .Where(row => policy is not { } id || claims.Contains((row.Id, id)))
            .OrderBy(row => row.Setting).ThenBy(row => row.At).ThenBy(row => row.Id),
    ];
}
