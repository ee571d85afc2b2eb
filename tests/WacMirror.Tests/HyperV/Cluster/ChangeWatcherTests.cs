using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Cluster;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Cluster;

[CancelAfter(20_000)]
public sealed class ChangeWatcherTests
{
    private static readonly string[] Nodes = ["HV01", "HV02", "HV03"];

    private readonly Dictionary<string, Queue<ScriptedEvents>> accepting = [];
    private ImpatientTime time = null!;

    [SetUp]
    public void Begin()
    {
        accepting.Clear();
        time = new ImpatientTime();
    }

    [Test]
    public async Task Watching_BeginsWithAResyncThenTellsKeysOnly(CancellationToken cancellationToken)
    {
        var events = Accept("HV01");
        await using var signals = Watch(cancellationToken);
        Assert.That(await NextAsync(signals), Is.EqualTo(new ChangeSignal.Resync("HV01")));
        events.Tell("NLB1");
        events.Tell(null);
        Assert.That(await NextAsync(signals), Is.EqualTo(new ChangeSignal.Group("NLB1")));
        Assert.That(await NextAsync(signals), Is.EqualTo(new ChangeSignal.Cluster()));
    }

    [Test]
    public async Task Node_ThatGoesDown_IsReplacedByAnotherAfterAMomentWithAResync(CancellationToken cancellationToken)
    {
        var first = Accept("HV01");
        Accept("HV02");
        await using var signals = Watch(cancellationToken);
        await NextAsync(signals);
        var error = new NodeException(NodeFault.Unreachable, "HV01", "Pull", "reset");
        first.End(error);
        Assert.That(await NextAsync(signals), Is.EqualTo(new ChangeSignal.Unwatched("HV01", error)));
        Assert.That(await NextAsync(signals), Is.EqualTo(new ChangeSignal.Resync("HV02")));
        Assert.That(time.Pauses.Single(), Is.InRange(TimeSpan.FromMilliseconds(125), TimeSpan.FromMilliseconds(250)));
        Assert.That(first.IsDisposed, Is.True);
    }

    [Test]
    public async Task Subscription_ThatEndsWithoutAWord_IsMadeElsewhere(CancellationToken cancellationToken)
    {
        var first = Accept("HV01");
        Accept("HV02");
        await using var signals = Watch(cancellationToken);
        await NextAsync(signals);
        first.End();
        Assert.That(await NextAsync(signals), Is.EqualTo(new ChangeSignal.Unwatched("HV01", null)));
        Assert.That(await NextAsync(signals), Is.EqualTo(new ChangeSignal.Resync("HV02")));
    }

    [Test]
    public async Task Nodes_AllDown_AreTriedInRoundsThatComeLessAndLessOften(CancellationToken cancellationToken)
    {
        await using var signals = Watch(cancellationToken);
        for (var round = 0; round < 12; round++)
            foreach (var node in Nodes)
                Assert.That(((ChangeSignal.Unwatched)await NextAsync(signals)).Node, Is.EqualTo(node));
        var betweenRounds = time.Pauses.Where((_, at) => at % Nodes.Length == Nodes.Length - 1).ToList();
        var within = time.Pauses.Where((_, at) => at % Nodes.Length != Nodes.Length - 1);
        Assert.That(within, Is.All.LessThanOrEqualTo(TimeSpan.FromMilliseconds(250)));
        Assert.That(betweenRounds[0], Is.LessThanOrEqualTo(TimeSpan.FromMilliseconds(250)));
        Assert.That(betweenRounds[^1], Is.InRange(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)));
        Assert.That(betweenRounds, Is.Unique, "spread by chance");

        Accept("HV02");

        ChangeSignal signal;
        do
            signal = await NextAsync(signals);
        while (signal is ChangeSignal.Unwatched);
        Assert.That(signal, Is.EqualTo(new ChangeSignal.Resync("HV02")));
    }

    [TestCase(60, 250)]
    [TestCase(1, 60_000)]
    public async Task Subscription_ThatHeldForLong_MakesTheNextAttemptsBriskAgain(
        int heldSeconds, int pauseMilliseconds, CancellationToken cancellationToken)
    {
        await using var signals = Watch(cancellationToken, "HV01");
        for (var round = 0; round < 12; round++)
            await NextAsync(signals);
        var events = Accept("HV01");
        while (await NextAsync(signals) is ChangeSignal.Unwatched)
            Assert.That(time.Pauses, Has.Count.LessThan(20));
        await Task.Delay(TimeSpan.FromSeconds(heldSeconds), time, cancellationToken);
        Accept("HV01");
        events.End();
        Assert.That(await NextAsync(signals), Is.InstanceOf<ChangeSignal.Unwatched>());
        Assert.That(await NextAsync(signals), Is.EqualTo(new ChangeSignal.Resync("HV01")));
        var longest = TimeSpan.FromMilliseconds(pauseMilliseconds);
        Assert.That(time.Pauses[^1], Is.InRange(longest / 2, longest));
    }

    [Test]
    public async Task Watching_Cancelled_EndsAndGivesTheSubscriptionBack(CancellationToken cancellationToken)
    {
        var events = Accept("HV01");
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using (var signals = Watch(leave.Token))
        {
            await NextAsync(signals);
            var next = signals.MoveNextAsync().AsTask();
            await leave.CancelAsync();
            Assert.That(async () => await next, Throws.InstanceOf<OperationCanceledException>());
        }
        Assert.That(events.IsDisposed, Is.True);
    }

    private IAsyncEnumerator<ChangeSignal> Watch(CancellationToken cancellationToken, params string[] nodes)
    {
        string[] all = nodes.Length == 0 ? Nodes : nodes;
        var sessions = new CimSessionPool(
            all.Select(node => Wire.Endpoint with { Node = node }), Connect, SessionLimits.Default, TimeProvider.System);
        return new ChangeWatcher(sessions, time, new Random(1)).WatchAsync(() => all, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
    }

    private ScriptedEvents Accept(string node)
    {
        var events = new ScriptedEvents();
        if (!accepting.TryGetValue(node, out var queue))
            accepting.Add(node, queue = new Queue<ScriptedEvents>());
        queue.Enqueue(events);
        return events;
    }

    private ScriptedSession Connect(NodeEndpoint endpoint) => new()
    {
        OnSubscribe = query =>
        {
            Assert.That(query.ToString(), Is.EqualTo("SELECT * FROM MSCluster_EventGroupStateChange"));
            return accepting.TryGetValue(endpoint.Node, out var queue) && queue.TryDequeue(out var events)
                ? events
                : throw new NodeException(NodeFault.Unreachable, endpoint.Node, "Subscribe", "refused");
        },
    };

    private static async Task<ChangeSignal> NextAsync(IAsyncEnumerator<ChangeSignal> signals)
    {
        Assert.That(await signals.MoveNextAsync(), Is.True);
        return signals.Current;
    }
}
