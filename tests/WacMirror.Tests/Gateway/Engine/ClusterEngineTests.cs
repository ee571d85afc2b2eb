using System.Collections.Immutable;
using WacMirror.Core.Counters;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine;

internal sealed class ClusterEngineTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter web = Some.Nic(2, "WEB01", "HV02");

    [Test]
    public async Task Status_WhenOneNodeIsSilent_ShowsTheOthersAndNamesIt()
    {
        var cluster = TwoNodes();
        cluster.Fail("HV02", NodeFault.Unreachable);
        await using var test = new EngineUnderTest(cluster, "HV01", "HV02");

        var status = await test.StatusAsync(status => status.Errors.Length == 1 && status.Snapshot.Adapters.Count == 1);

        Assert.That(status.Errors[0], Is.EqualTo(new NodeError("HV02", NodeFault.Unreachable, "as told")));
        Assert.That(status.Snapshot.Adapters.Keys, Is.EqualTo(new[] { sql.Id }));
        Assert.That(status.ReadAt, Is.Null, "not every node was read");
    }

    [Test]
    public async Task Status_WhenTheNodeAnswersAgain_DropsTheErrorByItself()
    {
        var cluster = TwoNodes();
        cluster.Fail("HV02", NodeFault.TimedOut);
        await using var test = new EngineUnderTest(cluster, "HV01", "HV02");
        await test.StatusAsync(status => status.Errors.Length == 1);

        cluster.Heal("HV02");

        await test.StatusAsync(status => status.Errors.IsEmpty && status.Snapshot.Adapters.Count == 2);
    }

    [Test]
    public async Task Everything_WhenOneNodeHangs_ArrivesFromTheOthersAndTheNodeIsNamed()
    {
        var cluster = TwoNodes();
        cluster.Count(web.Id.Nic, 100);
        cluster.Hang("HV01");
        await using var test = new EngineUnderTest(cluster, "HV01", "HV02");

        var status = await test.StatusAsync(status =>
            status.Snapshot.Adapters.ContainsKey(web.Id)
            && status.Nodes[1].Cluster is not null
            && status.Errors.Any(error => error is { Node: "HV01", Fault: NodeFault.TimedOut }));
        await test.RatesAsync(rates => rates.ByNic.ContainsKey(web.Id.Nic));

        Assert.That(status.Nodes[1].Error, Is.Null);
        await test.SetRoleAsync(web.Id, MirrorRole.Source);
    }

    [Test]
    public async Task SetRole_KeepsTheMonitorSession()
    {
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql with { Role = new RoleSetting(MirrorRole.Source, 3) }));
        await using var test = new EngineUnderTest(cluster, "HV01");
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 1);

        var answer = await test.SetRoleAsync(sql.Id, MirrorRole.None, adopt: true);

        Assert.That(answer.Adapter.Role, Is.EqualTo(new RoleSetting(MirrorRole.None, 3)));
    }

    [Test]
    public async Task SetRole_OnTheNodeWhereTheAdapterIs_AnswersAndShowsTheReadBack()
    {
        await using var test = new EngineUnderTest(TwoNodes(), "HV01", "HV02");
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 2);

        var answer = await test.SetRoleAsync(web.Id, MirrorRole.Source);

        Assert.That(answer.Before, Is.EqualTo(RoleSetting.None));
        Assert.That(answer.Adapter.Role.Role, Is.EqualTo(MirrorRole.Source));
        var now = await test.Engine.StatusAsync(CancellationToken.None);
        Assert.That(now.Snapshot.Adapters[web.Id].Role.Role, Is.EqualTo(MirrorRole.Source));
        Assert.That(now.Snapshot.Adapters[sql.Id].Role.Role, Is.EqualTo(MirrorRole.None));
    }

    [Test]
    public async Task SetRole_WhenTheNodeLies_Fails()
    {
        var cluster = TwoNodes();
        cluster.WritesLie = true;
        await using var test = new EngineUnderTest(cluster, "HV01", "HV02");
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 2);

        var error = Assert.ThrowsAsync<NodeException>(() =>
            test.SetRoleAsync(sql.Id, MirrorRole.Source));

        Assert.That(error!.Fault, Is.EqualTo(NodeFault.SilentNoOp));
    }

    [Test]
    public async Task SetRole_OfAnUnknownAdapter_SaysSo()
    {
        await using var test = new EngineUnderTest(TwoNodes(), "HV01", "HV02");
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 2);

        Assert.ThrowsAsync<AdapterNotFoundException>(() => test.SetRoleAsync(
            Some.Nic(77, "none").Id, MirrorRole.Source));
    }

    [Test]
    public async Task Move_SeenInTheOwners_HasBothNodesReadAgain()
    {
        var cluster = TwoNodes();
        await using var test = new EngineUnderTest(cluster, "HV01", "HV02");
        await test.StatusAsync(status => status.Nodes.All(node => node is { Snapshot: not null, Cluster: not null }));

        cluster.Put(Some.Node("HV01"));
        cluster.Put(Some.Node("HV02", sql with { Node = "HV02" }, web));
        cluster.Own(Some.Group(1, "SQL01", "HV02"), Some.Group(2, "WEB01", "HV02"));
        var status = await test.StatusAsync(status => status.Snapshot.Adapters.GetValueOrDefault(sql.Id)?.Node == "HV02");
        Assert.That(status.Snapshot.Adapters, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Rates_OfLegacyNics_AreAskedOfTheirSwitchPorts()
    {
        var legacy = Some.Nic(3, "LEGACY01") with { IsLegacy = true };
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql, legacy));
        await using var test = new EngineUnderTest(cluster, "HV01");

        await test.RatesAsync(_ => cluster.PortsByNic.Count > 0);

        Assert.That(cluster.PortsByNic, Is.EqualTo(new Dictionary<Guid, Guid> { [legacy.Id.Nic] = legacy.PortId!.Value }));
    }

    [Test]
    public async Task Rates_OfASilentNode_AreGoneAfterThreeIntervals()
    {
        var cluster = TwoNodes();
        cluster.Count(sql.Id.Nic, 100);
        cluster.Count(web.Id.Nic, 100);
        await using var test = new EngineUnderTest(cluster, "HV01", "HV02");
        await test.RatesAsync(rates => rates.ByNic.Count == 2);

        cluster.Fail("HV02", NodeFault.TimedOut);
        var rates = await test.RatesAsync(rates => rates.ByNic.Count == 1);

        Assert.That(rates.ByNic.Keys, Is.EqualTo(new[] { sql.Id.Nic }));
        Assert.That(rates.Errors.Single().Node, Is.EqualTo("HV02"));
    }

    [Test]
    public async Task Rates_OfMachinesThatTwoNodesShow_DoNotEndTheRounds()
    {
        // Ids without order, as real ones are, and few of many on both: a table that is asked while it grows loses some.
        var dice = new Random(1);
        var all = Enumerable.Range(100, 450)
            .Select(number => Some.Nic(number, $"VM{number}", "HV02"))
            .Select(nic => nic with { Id = new AdapterId(nic.Id.Owner, Scrambled(dice)) })
            .ToArray();
        var (here, there) = (all.Take(50).Select(nic => nic with { Node = "HV01" }).ToArray(), all);
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", here));
        cluster.Put(Some.Node("HV02", there));
        var seams = cluster.Seams with { Counters = new CountersByNode(cluster) };
        await using var test = new EngineUnderTest(
            cluster, seams, ClusterKind.FailoverCluster, new EngineOptions(), "HV01", "HV02");

        var rates = await test.RatesAsync(rates => rates.ByNic.Count > 400);

        Assert.That(rates.ByNic, Has.Count.EqualTo(450));
        var later = await test.RatesAsync(later => later.At > rates.At);
        Assert.That(later.ByNic, Has.Count.EqualTo(450));
    }

    private FakeCluster TwoNodes()
    {
        var cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql));
        cluster.Put(Some.Node("HV02", web));
        cluster.Own(Some.Group(1, "SQL01", "HV01"), Some.Group(2, "WEB01", "HV02"));
        return cluster;
    }

    private static Guid Scrambled(Random dice)
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>Counters of which each node has its own.</summary>
    private sealed class CountersByNode(FakeCluster cluster) : ICounterReader
    {
        private ulong ticks;

        public async Task<NodeSample> ReadAsync(
            string node, IReadOnlyDictionary<Guid, Guid> portsByNic, CancellationToken cancellationToken)
        {
            var read = await ((INodeReader)cluster).ReadAsync(node, new NodeScope.WholeNode(), cancellationToken);
            var reading = new CounterReading(
                Interlocked.Increment(ref ticks), 1, default(CounterValues) with { SentPackets = node == "HV01" ? 7UL : 9UL });
            return new NodeSample(
                node, read.Adapters.ToImmutableDictionary(adapter => adapter.Id.Nic, _ => reading));
        }
    }
}
