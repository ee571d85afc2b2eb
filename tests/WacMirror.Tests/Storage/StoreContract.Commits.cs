using WacMirror.Core.Ledger;
using WacMirror.Core.Storing;

namespace WacMirror.Tests.Storage;

internal abstract partial class StoreContract
{
    [Test]
    public async Task Commit_OfEverything_IsThereForTheNextOwner()
    {
        var changes = Everything(await OwnAsync());
        await CommitAsync(changes);
        var record = await store.TakeOverAsync(Cluster, None);
        Assert.That(record.Epoch, Is.EqualTo(2));
        Assert.That(record.Policies, Is.EqualTo(changes.Policies));
        Assert.That(record.Ledger, Is.EqualTo(changes.Ledger));
        Assert.That(record.OpenIntervals, Is.EqualTo(changes.Intervals));
        var audit = await store.AuditAsync(new AuditQuery(Cluster), None);
        Assert.That(audit.Select(it => it.Row), Is.EqualTo(changes.Audit));
    }

    [Test]
    public async Task Commit_WithOneStalePolicy_StoresNothingOfIt()
    {
        var changes = Everything(await OwnAsync());
        var stale = changes with { Policies = [.. changes.Policies, Revision(2, 2)] };
        var error = Assert.ThrowsAsync<StaleRevisionException>(() => CommitAsync(stale));
        Assert.That((error!.Expected, error.Stored), Is.EqualTo((1L, 0L)));
        await AssertEmptyAsync();
    }

    [Test]
    public async Task Commit_WithTwoActiveRowsOfASetting_StoresNothingOfIt()
    {
        var changes = Everything(await OwnAsync());
        var twice = changes with { Ledger = [Row(1, 1), Row(2, 1, LedgerState.Gone)] };
        Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(twice));
        await AssertEmptyAsync();
    }

    [Test]
    public async Task Commit_OfSecondActiveRowOfASetting_IsRefused()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Ledger = [Row(1, 1)] });
        Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Change() with { Ledger = [Row(2, 1)] }));
        Assert.That(await LedgerAsync(), Is.EqualTo([Row(1, 1)]));
    }

    [Test]
    public async Task Commit_ThatEndsARowAndBeginsAnotherOfItsSetting_KeepsBoth()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Ledger = [Row(1, 1)] });
        var ended = Row(1, 1, LedgerState.Released) with { Outcome = ReleaseOutcome.Restored };
        await CommitAsync(Change() with { Ledger = [Row(2, 1, LedgerState.Open), ended] });
        Assert.That(await LedgerAsync(), Is.EqualTo([ended, Row(2, 1, LedgerState.Open)]));
    }

    [Test]
    public async Task Commit_WithSomethingOfAnotherCluster_StoresNothing()
    {
        var changes = Everything(await OwnAsync());
        Assert.ThrowsAsync<ArgumentException>(
            () => CommitAsync(changes with { Audit = [Audit(1) with { Cluster = "c2" }] }));
        Assert.ThrowsAsync<ArgumentException>(
            () => CommitAsync(changes with { Ledger = [Row(1, 1) with { Cluster = "c2" }] }));
        await AssertEmptyAsync();
    }

    [Test]
    public async Task Commit_CancelledBeforeItBegan_StoresNothing()
    {
        var changes = Everything(await OwnAsync());
        Assert.That(
            () => store.CommitAsync(changes, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
        await AssertEmptyAsync();
    }

    [Test]
    public async Task Commits_OfTheSameRevisionAtOnce_OneIsStored()
    {
        await OwnAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => TryAsync(i))));
        var won = outcomes.Single(it => it is not null);
        var history = await store.HistoryAsync(Cluster, Revision(1, 1).Policy.Id, None);
        var audit = await store.AuditAsync(new AuditQuery(Cluster), None);
        Assert.That(history.Select(it => it.Policy.Name), Is.EqualTo([won]));
        Assert.That(audit.Select(it => it.Row.Action), Is.EqualTo([won]));

        async Task<string?> TryAsync(int i)
        {
            var name = $"action.{i}";
            try
            {
                await CommitAsync(Change() with { Policies = [Revision(1, 1, name)], Audit = [Audit(i)] });
                return name;
            }
            catch (StaleRevisionException)
            {
                return null;
            }
        }
    }

    [Test]
    public async Task Commits_OfDifferentThingsAtOnce_AreAllStored()
    {
        await OwnAsync();
        await Task.WhenAll(Enumerable.Range(1, 24).Select(i => Task.Run(() => CommitAsync(Change() with
        {
            Policies = [Revision(i, 1)],
            Ledger = [Row(i, i, LedgerState.Held, i)],
            Audit = [Audit(i)],
        }))));
        var record = await store.TakeOverAsync(Cluster, None);
        var audit = await store.AuditAsync(new AuditQuery(Cluster), None);
        Assert.That((record.Policies.Length, record.Ledger.Length), Is.EqualTo((24, 24)));
        Assert.That(audit.Select(it => it.Row.Action), Is.EquivalentTo(Enumerable.Range(1, 24).Select(i => $"action.{i}")));
    }
}
