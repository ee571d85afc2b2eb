using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Ledger;
using WacMirror.Core.Storing;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Storage;

internal abstract partial class StoreContract
{
    [Test]
    public void Row_OfAnyShape_IsReadAsItWasStored()
    {
        var run = 0;
        Prop.ForAll(Arb.From(StoredGen.Rows("x").ListOf()), drawn =>
        {
            var cluster = $"x{++run}";
            var rows = drawn.DistinctBy(row => row.Id).DistinctBy(row => row.Setting)
                .Select(row => row with { Cluster = cluster }).ToList();
            var owned = Await(store.TakeOverAsync(cluster, None));
            Await(store.CommitAsync(new ChangeSet(cluster, owned.Epoch) { Ledger = [.. rows] }, None));
            var found = Await(store.LedgerAsync(cluster, null, None));
            var expected = rows.OrderBy(row => row.Setting);
            return found.SequenceEqual(expected) && found.Zip(expected).All(it => IsExact(it.First, it.Second));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Rollout_OfAnyShape_IsReadAsItWasStored()
    {
        var policy = 0;
        Await(store.TakeOverAsync(Cluster, None));
        Prop.ForAll(Arb.From(StoredGen.Rollouts), rollout =>
        {
            var revision = Revision(++policy, 1) with { Rollout = rollout };
            Await(CommitAsync(Change() with { Policies = [revision] }));
            return Await(store.HistoryAsync(Cluster, Some.Id(policy), None)).Single() == revision;
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Interval_OfAnyShape_IsReadAsItWasStored()
    {
        var run = 0;
        Prop.ForAll(Arb.From(StoredGen.Intervals("x").ListOf()), drawn =>
        {
            var cluster = $"x{++run}";
            var intervals = drawn.DistinctBy(it => it.Id).Select(it => it with { Cluster = cluster }).ToList();
            var owned = Await(store.TakeOverAsync(cluster, None));
            Await(store.CommitAsync(new ChangeSet(cluster, owned.Epoch) { Intervals = [.. intervals] }, None));
            var found = Await(store.IntervalsAsync(new IntervalQuery(cluster), None));
            return found.SequenceEqual(intervals.OrderByDescending(it => it.Start).ThenBy(it => it.Id));
        }).QuickCheckThrowOnFailure();
    }

    private static T Await<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Await(Task task) => task.GetAwaiter().GetResult();

    /// <summary>Also what equality looks past and an undo needs.</summary>
    private static bool IsExact(LedgerRow one, LedgerRow other) =>
        IsExact(one.Prior, other.Prior) && IsExact(one.Applied, other.Applied)
        && (one.Intent is null || (IsExact(one.Intent.From, other.Intent!.From) && IsExact(one.Intent.To, other.Intent.To)));

    private static bool IsExact(SettingValue one, SettingValue other) => (one, other) switch
    {
        (SettingValue.Role a, SettingValue.Role b) => a == b && a.IsAbsent == b.IsAbsent,
        (SettingValue.Trunk a, SettingValue.Trunk b) => a == b && a.Whole == b.Whole,
        (SettingValue.Affinity { Rule: { } a }, SettingValue.Affinity { Rule: { } b }) =>
            a.Name == b.Name && a.Groups.SequenceEqual(b.Groups),
        _ => one == other,
    };
}
