using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine;

/// <summary>Which nodes are looked after, with a failover cluster and without.</summary>
internal sealed class ClusterKindTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter web = Some.Nic(2, "WEB01", "HV02");

    [TestCase("HV01")]
    [TestCase("HV01", "HV02")]
    public async Task Servers_WithoutACluster_AreReadAndSetAndNobodyIsAskedForOwners(params string[] nodes)
    {
        var cluster = TwoNodes();
        await using var test = new EngineUnderTest(cluster, ClusterKind.Servers, nodes);

        var status = await test.StatusAsync(status => status.Snapshot.Adapters.Count == nodes.Length);
        await test.PassAsync(TimeSpan.FromSeconds(20));
        await test.SetRoleAsync(sql.Id, MirrorRole.Source);

        Assert.That(status.Nodes.Select(node => (node.Name, node.Cluster)), Is.EqualTo(nodes.Select(node => (node, (ClusterNode?)null))));
        Assert.That(status.ClusterError, Is.Null);
        Assert.That(cluster.OwnerQuestions, Is.Zero);
    }

    [Test]
    public async Task Nodes_OfAFailoverCluster_AreFoundFromOneSeed()
    {
        await using var test = new EngineUnderTest(TwoNodes(), "HV02");
        var status = await test.StatusAsync(status => status.Snapshot.Adapters.Count == 2);
        Assert.That(status.Nodes.Select(node => node.Name), Is.EquivalentTo(new[] { "HV01", "HV02" }));
    }

    [Test]
    public async Task Nodes_ThatJoinAndLeave_AreFollowed()
    {
        var cluster = TwoNodes();
        cluster.Listed = ["HV01"];
        await using var test = new EngineUnderTest(cluster, "HV01");
        await test.StatusAsync(status => status.Nodes is [{ Cluster: not null, Snapshot: not null }]);

        cluster.Listed = ["HV01", "HV02"];
        await test.StatusAsync(status => status.Snapshot.Adapters.ContainsKey(web.Id));
        await test.RatesAsync(_ => true);

        cluster.Listed = ["HV02"];
        var status = await test.StatusAsync(status => status.Nodes is [{ Name: "HV02" }]);
        Assert.That(status.Snapshot.Adapters.Keys, Is.EqualTo(new[] { web.Id }));
    }

    [Test]
    public async Task Seed_ThatIsNotANodeOfTheCluster_IsAskedButNotShown()
    {
        var cluster = TwoNodes();
        cluster.Put(Some.Node("cluster.example", Some.Nic(3, "X", "cluster.example")));
        cluster.Listed = ["HV01", "HV02"];
        await using var test = new EngineUnderTest(cluster, "cluster.example");
        var status = await test.StatusAsync(status => status.Nodes.Length == 2 && status.Snapshot.Adapters.Count == 2);
        Assert.That(status.Nodes.Select(node => node.Name), Is.EqualTo(new[] { "HV01", "HV02" }));
    }

    [Test]
    public async Task Nodes_WhoseClusterServiceIsNotUpYet_AreShownWithoutStateAndAskedAgain()
    {
        var cluster = TwoNodes();
        cluster.ClusterFault = NodeFault.Busy;
        await using var test = new EngineUnderTest(cluster, "HV01", "HV02");
        var status = await test.StatusAsync(status => status.ClusterError is not null && status.Snapshot.Adapters.Count == 2);
        Assert.That(status.ClusterError!.Fault, Is.EqualTo(NodeFault.Busy));
        Assert.That(status.Errors, Is.Empty, "the nodes themselves are well");

        cluster.ClusterFault = null;

        status = await test.StatusAsync(status => status.Nodes.All(node => node.Cluster is not null));
        Assert.That(status.ClusterError, Is.Null);
    }

    [Test]
    public async Task Groups_WhoseMachinesAreNotKnown_HaveThemLookedUp()
    {
        var cluster = TwoNodes();
        cluster.Own(Some.Group(1, "SQL01", "HV02") with { Vm = null });
        await using var test = new EngineUnderTest(cluster, "HV01", "HV02");
        // By name alone the record would not count against what the node shows.
        await test.StatusAsync(status => status.Snapshot.Adapters.GetValueOrDefault(sql.Id)?.Presence == Presence.Moving);
    }

    private FakeCluster TwoNodes()
    {
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql));
        cluster.Put(Some.Node("HV02", web));
        return cluster;
    }
}
