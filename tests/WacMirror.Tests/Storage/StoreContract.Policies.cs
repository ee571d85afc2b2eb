using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Storage;

internal abstract partial class StoreContract
{
    [TestCase(0L)]
    [TestCase(1L)]
    [TestCase(2L)]
    [TestCase(4L)]
    public async Task Policy_AtAnotherRevisionThanTheNext_IsRefused(long revision)
    {
        await OwnAsync();
        await CommitAsync(Change() with { Policies = [Revision(1, 1), Revision(1, 2)] });
        var error = Assert.ThrowsAsync<StaleRevisionException>(
            () => CommitAsync(Change() with { Policies = [Revision(1, revision)] }));
        Assert.That(
            (error!.Policy, error.Expected, error.Stored), Is.EqualTo((Some.Id(1), revision - 1, 2L)));
    }

    [Test]
    public async Task History_OfPolicyThatEnded_HasEveryRevisionNewestFirst()
    {
        await OwnAsync();
        PolicyRevision[] all = [Revision(1, 1, "a"), Revision(1, 2, "b"), Revision(1, 3, "c", isEnded: true)];
        foreach (var revision in all)
            await CommitAsync(Change() with { Policies = [revision] });
        Assert.That(await store.HistoryAsync(Cluster, Some.Id(1), None), Is.EqualTo(all.Reverse()));
        Assert.That((await store.TakeOverAsync(Cluster, None)).Policies, Is.Empty);
    }

    [Test]
    public async Task History_OfPolicyThatNeverWas_IsEmpty()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Policies = [Revision(1, 1)] });
        Assert.That(await store.HistoryAsync(Cluster, Some.Id(2), None), Is.Empty);
        Assert.That(await store.HistoryAsync("c2", Some.Id(1), None), Is.Empty);
    }

    [Test]
    public async Task OlderRevision_StoredAgain_IsTheNewestWithTheSameText()
    {
        await OwnAsync();
        var first = Revision(1, 1) with { Policy = Rich(1) };
        await CommitAsync(Change() with { Policies = [first, Revision(1, 2, "changed")] });
        var found = (await store.HistoryAsync(Cluster, Some.Id(1), None))[^1];
        await CommitAsync(Change() with { Policies = [found with { Policy = found.Policy with { Revision = 3 } }] });
        var newest = (await store.TakeOverAsync(Cluster, None)).Policies.Single();
        Assert.That(newest.Policy, Is.EqualTo(Rich(3)));
        Assert.That(
            (await store.HistoryAsync(Cluster, Some.Id(1), None)).Select(it => it.Policy.Name),
            Is.EqualTo(["Rich", "changed", "Rich"]));
    }

    [Test]
    public async Task TakeOver_OfSeveralPolicies_HasTheNewestOfEachById()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Policies = [Revision(3, 1), Revision(1, 1), Revision(2, 1), Revision(1, 2)] });
        await CommitAsync(Change() with { Policies = [Revision(2, 2, isEnded: true), Revision(3, 2)] });
        Assert.That(
            (await store.TakeOverAsync(Cluster, None)).Policies, Is.EqualTo([Revision(1, 2), Revision(3, 2)]));
    }

    [Test]
    public async Task SamePolicyId_InAnotherCluster_HasItsOwnRevisions()
    {
        await OwnAsync();
        await CommitAsync(Change() with { Policies = [Revision(1, 1), Revision(1, 2)] });
        var other = Revision(1, 1) with { Policy = Revision(1, 1).Policy with { Cluster = "c2" } };
        var owned = await store.TakeOverAsync("c2", None);
        await store.CommitAsync(new ChangeSet("c2", owned.Epoch) { Policies = [other] }, None);
        Assert.That(await store.HistoryAsync("c2", Some.Id(1), None), Is.EqualTo([other]));
        Assert.That(await store.HistoryAsync(Cluster, Some.Id(1), None), Has.Length.EqualTo(2));
    }

    private static MirrorPolicy Rich(long revision) => new()
    {
        Id = Some.Id(1),
        Name = "Rich",
        Cluster = Cluster,
        Sources = new Selector(
            [
                new SelectorTerm { Vm = "SQL*", Vlan = [new VlanRange(10, 20), new VlanRange(0, 0)], Tag = "pci" },
                new SelectorTerm { Subnet = new Subnet("10.0.0.0/8"), Node = "HV0?" },
            ],
            [new SelectorTerm { Adapter = "Backup" }]),
        Destinations = [new DestinationGroup("ids", Selector.Only(Some.Nic(7, "ids").Id))],
        Mode = PolicyMode.Enforce,
        Collectors = CollectorMode.OnDemand,
        Colocate = Colocation.Propose,
        ManageTrunk = true,
        ExpiresAt = Some.Moment.AddHours(2),
        Reason = "CHG-1",
        Revision = revision,
    };
}
