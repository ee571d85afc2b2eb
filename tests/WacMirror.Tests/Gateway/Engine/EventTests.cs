using System.Threading.Channels;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine;

/// <summary>Events as a wake-up, with the timed question behind them.</summary>
internal sealed class EventTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter web = Some.Nic(2, "WEB01", "HV02");
    private readonly Channel<ChangeSignal> signals = Channel.CreateUnbounded<ChangeSignal>();

    [Test]
    public async Task Question_WhileEventsAreWatched_IsAskedLessOften()
    {
        var (cluster, test) = await StartAsync();
        await using var end = test;
        var span = TimeSpan.FromSeconds(60);
        var before = cluster.OwnerQuestions;
        await test.PassAsync(span);
        var unwatched = cluster.OwnerQuestions - before;

        await WatchAsync(cluster, test);
        before = cluster.OwnerQuestions;
        await test.PassAsync(span);

        var options = new EngineOptions();
        Assert.That(cluster.OwnerQuestions - before, Is.LessThanOrEqualTo(span / options.WatchedOwnerInterval));
        Assert.That(unwatched, Is.GreaterThan(cluster.OwnerQuestions - before));
    }

    [Test]
    public async Task Event_OfAGroup_HasItsMachineReadWhereTheClusterSaysItIs()
    {
        var (cluster, test) = await StartAsync();
        await using var end = test;
        await WatchAsync(cluster, test);
        var before = cluster.Reads.Count;
        Tell(new ChangeSignal.Group("WEB01"));
        await test.UntilAsync(() => cluster.Reads.Skip(before).Contains(("HV02", NodeScope.Vm(Some.Id(2)))));
        Assert.That(cluster.Reads.Skip(before), Has.None.EqualTo(("HV01", NodeScope.Vm(Some.Id(2)))));
    }

    [Test]
    public async Task Event_OfAMove_ShowsIt()
    {
        var (cluster, test) = await StartAsync();
        await using var end = test;
        await WatchAsync(cluster, test);
        cluster.Put(Some.Node("HV01"));
        cluster.Put(Some.Node("HV02", web, sql with { Node = "HV02" }));
        cluster.Own(Some.Group(1, "SQL01", "HV02"), Some.Group(2, "WEB01", "HV02"));
        Tell(new ChangeSignal.Group("SQL01"));
        await test.StatusAsync(status => status.Snapshot.Adapters[sql.Id] is { Node: "HV02", Presence: Presence.AtRest });
    }

    [Test]
    public async Task Watching_ThatBeginsAnew_HasEverythingRead()
    {
        var (cluster, test) = await StartAsync();
        await using var end = test;
        await WatchAsync(cluster, test);
        var asked = cluster.OwnerQuestions;
        Tell(new ChangeSignal.Unwatched("HV01", new NodeException(NodeFault.Unreachable, "HV01", "Pull", "reset")));
        await test.UntilAsync(() => cluster.OwnerQuestions > asked);
        var before = cluster.Reads.Count;
        Tell(new ChangeSignal.Resync("HV02"));
        await test.UntilAsync(() => cluster.Reads.Count >= before + 2);
        Assert.That(
            cluster.Reads.Skip(before).Take(2),
            Is.EquivalentTo(new[] { ("HV01", NodeScope.Node), ("HV02", NodeScope.Node) }));
    }

    [Test]
    public async Task Watching_ThatFailsHere_LeavesTheTimedQuestion()
    {
        var (cluster, test) = await StartAsync();
        await using var end = test;
        await WatchAsync(cluster, test);
        signals.Writer.Complete(new InvalidOperationException("a mistake"));
        var asked = cluster.OwnerQuestions;
        await test.UntilAsync(() => cluster.OwnerQuestions > asked + 12);
        cluster.Put(Some.Node("HV01"));
        cluster.Own(Some.Group(2, "WEB01", "HV02"));
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 1);
    }

    private async Task<(FakeCluster Cluster, EngineUnderTest Test)> StartAsync()
    {
        var cluster = new FakeCluster { Signals = signals };
        cluster.Put(Some.Node("HV01", sql));
        cluster.Put(Some.Node("HV02", web));
        cluster.Own(Some.Group(1, "SQL01", "HV01"), Some.Group(2, "WEB01", "HV02"));
        var test = new EngineUnderTest(cluster, "HV01", "HV02");
        await test.StatusAsync(status => status.Nodes.All(node => node is { Snapshot: not null, Cluster: not null }));
        return (cluster, test);
    }

    /// <summary>Watching wakes the question once; after that the pauses are the long ones.</summary>
    private async Task WatchAsync(FakeCluster cluster, EngineUnderTest test)
    {
        var asked = cluster.OwnerQuestions;
        Tell(new ChangeSignal.Resync("HV01"));
        await test.UntilAsync(() => signals.Reader.Count == 0 && cluster.OwnerQuestions > asked);
    }

    private void Tell(ChangeSignal signal) => Assert.That(signals.Writer.TryWrite(signal), Is.True);
}
