using WacMirror.Core.Ledger;
using WacMirror.Core.Storing;

namespace WacMirror.Tests.Storage;

internal abstract partial class StoreContract
{
    [Test]
    public async Task Row_StoredAgain_IsReplacedByItsId()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Ledger = [Row(1, 1, LedgerState.Open, 1), Row(2, 2)] });
        var held = Row(1, 1, LedgerState.Held, 1, 2) with { Node = "HV02", Applied = Row(1, 1).Prior };
        await CommitAsync(Change() with { Ledger = [held] });
        Assert.That(await LedgerAsync(), Is.EqualTo([held, Row(2, 2)]));
    }

    [Test]
    public async Task Row_TwiceInOneCommit_TheLastCounts()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Ledger = [Row(1, 1, LedgerState.Open, 1), Row(1, 1, LedgerState.Held, 2)] });
        Assert.That(await LedgerAsync(), Is.EqualTo([Row(1, 1, LedgerState.Held, 2)]));
        Assert.That(await LedgerAsync(1), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task TakeOver_OfRowsOfEachState_HasThoseThatAreActiveBySetting()
    {
        await OwnAsync();
        await CommitAsync(Change() with
        {
            Ledger = [Row(1, 4, LedgerState.Gone), Row(2, 3, LedgerState.Released), Row(3, 2), Row(4, 1, LedgerState.Open)],
        });
        Assert.That(
            (await store.TakeOverAsync(Cluster, None)).Ledger,
            Is.EqualTo([Row(4, 1, LedgerState.Open), Row(3, 2), Row(1, 4, LedgerState.Gone)]));
    }

    [Test]
    public async Task Ledger_OfAPolicy_HasWhatItHoldsAndWhatItHeld()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Ledger = [Row(1, 1, LedgerState.Held, 1), Row(2, 2, LedgerState.Held, 1, 2)] });
        await CommitAsync(Change() with { Ledger = [Row(3, 3, LedgerState.Held, 2), Row(2, 2, LedgerState.Held, 2)] });
        var released = Row(1, 1, LedgerState.Released) with { Outcome = ReleaseOutcome.Restored };
        await CommitAsync(Change() with { Ledger = [released] });
        Assert.That(await LedgerAsync(1), Is.EqualTo([released, Row(2, 2, LedgerState.Held, 2)]));
        Assert.That(await LedgerAsync(2), Is.EqualTo([Row(2, 2, LedgerState.Held, 2), Row(3, 3, LedgerState.Held, 2)]));
        Assert.That(await LedgerAsync(3), Is.Empty);
    }

    [Test]
    public async Task Ledger_OfOneSetting_IsInTheOrderOfItsWrites()
    {
        await OwnAsync();
        foreach (var id in new[] { 7, 5, 6 })
            await CommitAsync(Change() with { Ledger = [Row(id, 1, LedgerState.Released)] });
        await CommitAsync(Change() with { Ledger = [Row(4, 1) with { At = Row(9, 1).At }] });
        Assert.That((await LedgerAsync()).Select(row => row.Id.ToString()[7]), Is.EqualTo("5674"));
    }

    [Test]
    public async Task SameRowId_InAnotherCluster_IsAnotherRow()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Ledger = [Row(1, 1)] });
        var owned = await store.TakeOverAsync("c2", None);
        var other = Row(1, 1, LedgerState.Gone) with { Cluster = "c2" };
        await store.CommitAsync(new ChangeSet("c2", owned.Epoch) { Ledger = [other] }, None);
        Assert.That(await LedgerAsync(), Is.EqualTo([Row(1, 1)]));
        Assert.That(await store.LedgerAsync("c2", null, None), Is.EqualTo([other]));
    }
}
