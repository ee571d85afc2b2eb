using WacMirror.Core.Storing;

namespace WacMirror.Tests.Storage;

internal abstract partial class StoreContract
{
    [Test]
    public async Task TakeOver_OfNewCluster_BeginsEmptyAtEpochOne()
    {
        var record = await store.TakeOverAsync(Cluster, None);
        Assert.That(record.Epoch, Is.EqualTo(1));
        Assert.That(record.Policies.Length + record.Ledger.Length + record.OpenIntervals.Length, Is.Zero);
    }

    [Test]
    public async Task TakeOver_Again_RaisesTheEpochOfThatClusterOnly()
    {
        await OwnAsync();
        var second = await OwnAsync();
        var other = await store.TakeOverAsync("c2", None);
        Assert.That((second, other.Epoch), Is.EqualTo((2L, 1L)));
        Assert.That(await store.IsCurrentAsync(Cluster, 2, None), Is.True);
        Assert.That(await store.IsCurrentAsync(Cluster, 1, None), Is.False);
    }

    [Test]
    public async Task Record_IsWhatAnOwnerBeginsWithAndTakesNothingOver()
    {
        Assert.That((await store.RecordAsync(Cluster, None)).Epoch, Is.Zero);
        await OwnAsync();
        await CommitAsync(Everything(1));
        var record = await store.RecordAsync(Cluster, None);
        Assert.That(record.Epoch, Is.EqualTo(1));
        Assert.That(record.Policies, Is.EqualTo([Revision(1, 1)]));
        Assert.That(record.Ledger, Is.EqualTo([Row(1, 1)]));
        Assert.That(record.OpenIntervals, Is.EqualTo([Interval(1, 1, 0, null)]));
        Assert.That(await store.IsCurrentAsync(Cluster, 1, None), Is.True);
    }

    [TestCase(1L)]
    [TestCase(3L)]
    public async Task Commit_OfAnotherEpochThanTheOwners_StoresNothing(long epoch)
    {
        await OwnAsync();
        await OwnAsync();
        var error = Assert.ThrowsAsync<StaleEpochException>(() => CommitAsync(Everything(epoch)));
        Assert.That((error!.Cluster, error.Epoch, error.Current), Is.EqualTo((Cluster, epoch, 2L)));
        await AssertEmptyAsync();
    }

    [Test]
    public async Task Commit_OfNothing_StillAsksForTheEpoch()
    {
        await OwnAsync();
        await CommitAsync(Change());
        Assert.ThrowsAsync<StaleEpochException>(() => CommitAsync(Change(7)));
    }

    [Test]
    public async Task Commit_ToClusterThatNobodyOwns_IsStale()
    {
        Assert.ThrowsAsync<StaleEpochException>(() => CommitAsync(Everything(0)));
        Assert.That(await store.IsCurrentAsync(Cluster, 0, None), Is.False);
        await AssertEmptyAsync();
    }

    [Test]
    public async Task TakeOver_WhileTheFormerOwnerCommits_LetsNothingInAfterwards()
    {
        await OwnAsync();
        var started = new TaskCompletionSource();
        var former = Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                await CommitAsync(Change() with { Audit = [Audit(i)] });
                started.TrySetResult();
            }
        });
        await started.Task;
        await OwnAsync();
        var seen = await store.AuditAsync(new AuditQuery(Cluster, Limit: int.MaxValue), None);
        Assert.ThrowsAsync<StaleEpochException>(() => former);
        var last = await store.AuditAsync(new AuditQuery(Cluster, Limit: int.MaxValue), None);
        Assert.That(seen, Is.Not.Empty.And.EqualTo(last));
    }

    private static ChangeSet Everything(long epoch) => Change(epoch) with
    {
        Policies = [Revision(1, 1)],
        Ledger = [Row(1, 1)],
        Intervals = [Interval(1, 1, 0, null)],
        Audit = [Audit(1)],
    };
}
