using WacMirror.Core.Storing;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Storage;

internal abstract partial class StoreContract
{
    [Test]
    public async Task Audit_InPages_HasEveryRowOnceNewestFirst()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Audit = [.. Enumerable.Range(1, 5).Select(i => Audit(i))] });
        await CommitAsync(Change() with { Audit = [.. Enumerable.Range(6, 2).Select(i => Audit(i))] });
        var pages = new List<NumberedAuditRow>();
        while (await store.AuditAsync(new AuditQuery(Cluster, null, Before(), 3), None) is { Length: > 0 } page)
        {
            Assert.That(page, Has.Length.LessThanOrEqualTo(3));
            pages.AddRange(page);
        }

        Assert.That(pages.Select(it => it.Row), Is.EqualTo(Enumerable.Range(1, 7).Reverse().Select(i => Audit(i))));
        Assert.That(pages.Select(it => it.Number), Is.Ordered.Descending.And.Unique);

        long? Before() => pages.Count == 0 ? null : pages[^1].Number;
    }

    [Test]
    public async Task Audit_OfAPolicy_HasItsRowsOnly()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Audit = [Audit(1, 1), Audit(2, 2), Audit(3), Audit(4, 1)] });
        var found = await store.AuditAsync(new AuditQuery(Cluster, Some.Id(1)), None);
        Assert.That(found.Select(it => it.Row), Is.EqualTo([Audit(4, 1), Audit(1, 1)]));
        Assert.That(await store.AuditAsync(new AuditQuery("c2"), None), Is.Empty);
    }

    [TestCase(null, null, "4321")]
    [TestCase(15, null, "432", TestName = "Intervals_After_AreThoseThatEndedLaterOrLast")]
    [TestCase(20, 40, "32", TestName = "Intervals_Between_AreThoseThatOverlap")]
    [TestCase(null, 20, "1", TestName = "Intervals_Before_AreThoseThatStartedEarlier")]
    [TestCase(60, 70, "43", TestName = "Intervals_ThatLast_ReachIntoEveryLaterTime")]
    public async Task Intervals_OfATime_AreThoseThatOverlapLatestFirst(int? from, int? to, string expected)
    {
        await OwnAsync();
        await CommitAsync(Change() with
        {
            Intervals = [Interval(3, 1, 30, null), Interval(1, 1, 10, 15), Interval(4, 2, 50, null), Interval(2, 1, 20, 25)],
        });
        var query = new IntervalQuery(Cluster, null, At(from), At(to));
        var found = await store.IntervalsAsync(query, None);
        Assert.That(string.Concat(found.Select(it => it.Id.ToString()[7])), Is.EqualTo(expected));

        static DateTimeOffset? At(int? seconds) => seconds is { } known ? Some.Moment.AddSeconds(known) : null;
    }

    [Test]
    public async Task Intervals_OfAPolicyWithALimit_AreTheLatest()
    {
        await OwnAsync();
        await CommitAsync(Change() with
        {
            Intervals = [Interval(1, 1, 10, 15), Interval(2, 1, 20, 25), Interval(3, 1, 30, 35), Interval(4, 2, 40, 45)],
        });
        var found = await store.IntervalsAsync(new IntervalQuery(Cluster, Some.Id(1), Limit: 2), None);
        Assert.That(found, Is.EqualTo([Interval(3, 1, 30, 35), Interval(2, 1, 20, 25)]));
    }

    [Test]
    public async Task Interval_StoredAgain_IsReplacedByItsId()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Intervals = [Interval(2, 1, 20, null), Interval(1, 1, 10, null)] });
        var before = await store.TakeOverAsync(Cluster, None);
        Assert.That(before.OpenIntervals, Is.EqualTo([Interval(1, 1, 10, null), Interval(2, 1, 20, null)]));
        await CommitAsync(Change(2) with { Intervals = [Interval(1, 1, 10, 12)] });
        var after = await store.TakeOverAsync(Cluster, None);
        Assert.That(after.OpenIntervals, Is.EqualTo([Interval(2, 1, 20, null)]));
        Assert.That(
            await store.IntervalsAsync(new IntervalQuery(Cluster), None),
            Is.EqualTo([Interval(2, 1, 20, null), Interval(1, 1, 10, 12)]));
    }
}
