using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine;

/// <summary>Machines that are on their way, or in two places.</summary>
internal sealed class MotionEngineTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter web = Some.Nic(2, "WEB01", "HV02");

    [Test]
    public async Task Move_SeenInTheOwners_HasThatMachineReadOnBothNodesAndNothingElse()
    {
        var cluster = TwoNodes();
        await using var test = new EngineUnderTest(
            cluster, new EngineOptions { ResyncInterval = EngineUnderTest.Never }, "HV01", "HV02");
        await test.StatusAsync(status => status.Nodes is [{ Snapshot: not null }, { Snapshot: not null, Cluster: not null }]);
        var before = cluster.Reads.Count;

        cluster.Put(Some.Node("HV01"));
        cluster.Put(Some.Node("HV02", sql with { Node = "HV02" }, web));
        cluster.Own(Some.Group(1, "SQL01", "HV02"), Some.Group(2, "WEB01", "HV02"));

        var status = await test.StatusAsync(status =>
            status.Snapshot.Adapters[sql.Id] is { Node: "HV02", Presence: Presence.AtRest });
        Assert.That(status.Snapshot.Adapters, Has.Count.EqualTo(2));
        var scoped = cluster.Reads.Skip(before).Where(read => read.Scope is NodeScope.OneVm);
        Assert.That(scoped, Is.SupersetOf(new[] { ("HV01", NodeScope.Vm(Some.Id(1))), ("HV02", NodeScope.Vm(Some.Id(1))) }));
        Assert.That(scoped.Select(read => read.Scope), Is.All.EqualTo(NodeScope.Vm(Some.Id(1))));
    }

    [Test]
    public async Task Machine_ThatIsNowhereYet_IsMovingAndReadAgainUntilItIsThere()
    {
        var cluster = TwoNodes();
        await using var test = new EngineUnderTest(cluster, "HV01", "HV02");
        await test.StatusAsync(status => status.Nodes is [{ Snapshot: not null, Cluster: not null }, { Snapshot: not null }]);

        cluster.Put(Some.Node("HV01"));
        cluster.Own(Some.Group(1, "SQL01", "HV02"), Some.Group(2, "WEB01", "HV02"));
        await test.StatusAsync(status => status.Nodes[0].Snapshot!.Adapters.IsEmpty
            && status.Snapshot.Adapters[sql.Id].Presence == Presence.Moving);
        var error = Assert.ThrowsAsync<AdapterUnsettledException>(() =>
            test.SetRoleAsync(sql.Id, MirrorRole.Source));
        Assert.That(error!.Adapter!.Presence, Is.EqualTo(Presence.Moving));

        cluster.Put(Some.Node("HV02", sql with { Node = "HV02" }, web));
        await test.StatusAsync(status => status.Snapshot.Adapters[sql.Id] is { Node: "HV02", Presence: Presence.AtRest });

        await test.SetRoleAsync(sql.Id, MirrorRole.Source);
    }

    [Test]
    public async Task Machine_AtRestOnTwoServers_IsADuplicateWhoseRolesNobodyTouches()
    {
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql));
        cluster.Put(Some.Node("HV02", sql with { Node = "HV02", PortId = null }, web));
        await using var test = new EngineUnderTest(cluster, ClusterKind.Servers, "HV01", "HV02");

        var status = await test.StatusAsync(status =>
            status.Snapshot.Adapters.GetValueOrDefault(sql.Id)?.Presence == Presence.Duplicate);

        Assert.That(status.Snapshot.Adapters[web.Id].Presence, Is.EqualTo(Presence.AtRest));
        var error = Assert.ThrowsAsync<AdapterUnsettledException>(() =>
            test.SetRoleAsync(sql.Id, MirrorRole.Source));
        Assert.That(error!.Message, Does.Contain("SQL01").And.Contain("replica"));
    }

    private FakeCluster TwoNodes()
    {
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql));
        cluster.Put(Some.Node("HV02", web));
        cluster.Own(Some.Group(1, "SQL01", "HV01"), Some.Group(2, "WEB01", "HV02"));
        return cluster;
    }
}
