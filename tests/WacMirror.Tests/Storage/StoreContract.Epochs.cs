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

    [TestCase(1L)]
    [TestCase(3L)]
    public async Task Commit_OfAnotherEpochThanTheOwners_StoresNothing(long epoch)
    {
        await OwnAsync();
        await OwnAsync();
        var error = Assert.ThrowsAsync<StaleEpochException>(
            () => store.CommitAsync(new ChangeSet(Cluster, epoch) { Policies = [Revision(1, 1)] }, None));
        Assert.That((error!.Cluster, error.Epoch, error.Current), Is.EqualTo((Cluster, epoch, 2L)));
        Assert.That(await store.HistoryAsync(Cluster, Revision(1, 1).Policy.Id, None), Is.Empty);
    }
}
