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
    private Channel<ChangeSignal> signals = null!;

    [SetUp]
    public void Open() => signals = Channel.CreateUnbounded<ChangeSignal>();

    [Test]
    public async Task Question_WhileEventsAreWatched_IsAskedLessOften()
    {
        var options = new EngineOptions();
        var (cluster, test) = await StartAsync(options);
        await using var end = test;
        await WatchAsync(cluster, test);
        // One more may be on its way, and one that the watching itself asked for.
        await test.UntilAsync(Asked(cluster, 2));
        var before = cluster.OwnerQuestions;

        await test.UntilAsync(Asked(cluster, 3));

        var times = cluster.OwnerQuestionTimes.Skip(before - 1).ToList();
        Assert.That(
            times.Zip(times.Skip(1), (earlier, later) => later - earlier),
            Is.All.GreaterThanOrEqualTo(options.WatchedOwnerInterval));
    }

    [Test]
    public async Task Event_OfAGroup_HasItsMachineReadWhereTheClusterSaysItIs()
    {
        var (cluster, test) = await StartAsync(ByEventsOnly);
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
        var (cluster, test) = await StartAsync(ByEventsOnly);
        await using var end = test;
        await WatchAsync(cluster, test);
        cluster.Put(Some.Node("HV01"));
        cluster.Put(Some.Node("HV02", web, sql with { Node = "HV02" }));
        cluster.Own(Some.Group(1, "SQL01", "HV02"), Some.Group(2, "WEB01", "HV02"));
        Tell(new ChangeSignal.Group("SQL01"));
        await test.StatusAsync(status => status.Snapshot.Adapters[sql.Id] is { Node: "HV02", Presence: Presence.AtRest });
    }

    [Test]
    public async Task Event_OfAGroup_HasThatGroupAskedForAndNoOther()
    {
        var (cluster, test) = await StartAsync(ByEventsOnly);
        await using var end = test;
        await WatchAsync(cluster, test);
        // A timed question may have been under way.
        await test.PassAsync(TimeSpan.FromSeconds(2));
        var asked = cluster.OwnerQuestions;
        cluster.Own(Some.Group(1, "SQL01", "HV02"), Some.Group(2, "WEB01", "HV01"));
        Tell(new ChangeSignal.Group("SQL01"));
        var shown = await test.StatusAsync(status => status.Machines["SQL01"]!.Owner == "HV02");
        Assert.Multiple(() =>
        {
            Assert.That(shown.Machines["WEB01"]!.Owner, Is.EqualTo("HV02"), "nobody told of it");
            Assert.That(cluster.GroupQuestions, Is.EqualTo(new[] { new[] { "SQL01" } }));
            Assert.That(cluster.OwnerQuestions, Is.EqualTo(asked));
        });
    }

    [Test]
    public async Task Event_OfAGroupThatIsGone_TakesItAway()
    {
        var (cluster, test) = await StartAsync(ByEventsOnly);
        await using var end = test;
        await WatchAsync(cluster, test);
        await test.PassAsync(TimeSpan.FromSeconds(2));
        cluster.Own(Some.Group(2, "WEB01", "HV02"));
        Tell(new ChangeSignal.Group("SQL01"));
        await test.StatusAsync(status => status.Machines.All.Length == 1);
    }

    [Test]
    public async Task Events_ThatKeepComing_DoNotPutOffTheQuestionForEverything()
    {
        var (cluster, test) = await StartAsync(new EngineOptions { ResyncInterval = EngineUnderTest.Never });
        await using var end = test;
        await WatchAsync(cluster, test);
        await test.PassAsync(TimeSpan.FromSeconds(2));
        var asked = cluster.OwnerQuestions;
        await test.UntilAsync(() =>
        {
            Tell(new ChangeSignal.Group("WEB01"));
            return cluster.OwnerQuestions > asked;
        });
        Assert.That(cluster.GroupQuestions, Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task Event_OfAGroupThatHasAnotherNameByNow_ShowsItUnderThatName()
    {
        var (cluster, test) = await StartAsync(ByEventsOnly);
        await using var end = test;
        await WatchAsync(cluster, test);
        await test.PassAsync(TimeSpan.FromSeconds(2));
        cluster.Own(Some.Group(1, "SQL-A", "HV01"), Some.Group(2, "WEB01", "HV02"));
        Tell(new ChangeSignal.Group("SQL01"));
        var status = await test.StatusAsync(status => status.Machines["SQL-A"] is not null);
        Assert.That(status.Machines.All, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Events_OfManyGroups_HaveEverythingAsked()
    {
        var (cluster, test) = await StartAsync(ByEventsOnly);
        await using var end = test;
        await WatchAsync(cluster, test);
        cluster.Own(Some.Group(1, "SQL01", "HV02"), Some.Group(2, "WEB01", "HV02"));
        foreach (var number in Enumerable.Range(0, 40))
            Tell(new ChangeSignal.Group($"GROUP{number}"));
        await test.UntilAsync(Asked(cluster, 1));
    }

    [Test]
    public async Task Event_WhileTheNodeThatWasAskedIsSilent_IsAskedOfAnother()
    {
        var (cluster, test) = await StartAsync(ByEventsOnly);
        await using var end = test;
        await WatchAsync(cluster, test);
        await test.PassAsync(TimeSpan.FromSeconds(2));
        var asked = cluster.OwnerQuestions;
        cluster.Fail("HV01", NodeFault.Unreachable);
        cluster.Own(Some.Group(1, "SQL01", "HV02"), Some.Group(2, "WEB01", "HV02"));
        Tell(new ChangeSignal.Group("SQL01"));
        await test.StatusAsync(status => status.Machines["SQL01"]!.Owner == "HV02");
        Assert.That(cluster.GroupQuestions, Has.Count.EqualTo(1));
        Assert.That(cluster.OwnerQuestions, Is.EqualTo(asked + 1), "the silent one is not asked again before the other");
    }

    [Test]
    public async Task Watching_ThatBeginsAnew_HasEverythingRead()
    {
        var (cluster, test) = await StartAsync(ByEventsOnly);
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
        var (cluster, test) = await StartAsync(ByEventsOnly);
        await using var end = test;
        await WatchAsync(cluster, test);
        signals.Writer.Complete(new InvalidOperationException("a mistake"));
        await test.UntilAsync(Asked(cluster, 12));
        cluster.Put(Some.Node("HV01"));
        cluster.Own(Some.Group(2, "WEB01", "HV02"));
        await test.StatusAsync(status => status.Snapshot.Adapters.Count == 1);
    }

    private static EngineOptions ByEventsOnly => new()
    {
        WatchedOwnerInterval = EngineUnderTest.Never,
        ResyncInterval = EngineUnderTest.Never,
    };

    private static Func<bool> Asked(FakeCluster cluster, int more)
    {
        var enough = cluster.OwnerQuestions + more;
        return () => cluster.OwnerQuestions >= enough;
    }

    private async Task<(FakeCluster Cluster, EngineUnderTest Test)> StartAsync(EngineOptions options)
    {
        var cluster = new FakeCluster { Signals = signals };
        cluster.Put(Some.Node("HV01", sql));
        cluster.Put(Some.Node("HV02", web));
        cluster.Own(Some.Group(1, "SQL01", "HV01"), Some.Group(2, "WEB01", "HV02"));
        var test = new EngineUnderTest(cluster, options, "HV01", "HV02");
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
