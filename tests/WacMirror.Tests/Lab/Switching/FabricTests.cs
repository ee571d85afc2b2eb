using System.Runtime.Versioning;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Lab.Switching;
using WacMirror.Lab.Switching.Waiting;

namespace WacMirror.Tests.Lab.Switching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FabricTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public void PostedAction_RunsAfterTheFramesQueuedBeforeIt()
    {
        var lab = new TestSwitch();
        var (sender, receiver) = (lab.Add(), lab.Add());
        var seen = -1;

        lab.Queue(sender, Stations.Everyone);
        lab.Fabric.Post(() => seen = lab.Sinks[receiver].Arrivals.Count);
        lab.Queue(sender, Stations.Everyone);
        lab.Fabric.RunUntilIdle();

        Assert.That(seen, Is.EqualTo(2), "frames of the same round go first");
    }

    [Test]
    public void Timers_RunInOrderOnceDueAndNotWhenCancelled()
    {
        var fabric = new Fabric(time);
        var ran = new List<string>();
        fabric.Schedule(TimeSpan.FromSeconds(2), () => ran.Add("late"));
        fabric.Schedule(TimeSpan.FromSeconds(1), () => ran.Add("early"));
        fabric.Schedule(TimeSpan.FromSeconds(1), () => ran.Add("cancelled")).Dispose();

        fabric.RunUntilIdle();
        Assert.That(ran, Is.Empty);
        time.Advance(TimeSpan.FromSeconds(2));
        fabric.RunUntilIdle();

        Assert.That(ran, Is.EqualTo(new[] { "early", "late" }));
    }

    [Test]
    public void FailingWork_IsReportedAndTheRestGoesOn()
    {
        var lab = new TestSwitch();
        var (sender, broken, sound) = (lab.Add(), lab.Add(), lab.Add());
        var failures = new List<Exception>();
        lab.Fabric.Failed += failures.Add;
        lab.Sinks[broken].OnArrival = _ => throw new InvalidOperationException("guest");

        lab.Queue(sender, Stations.Everyone);
        lab.Fabric.Post(() => throw new InvalidOperationException("post"));
        lab.Fabric.Schedule(TimeSpan.Zero, () => throw new InvalidOperationException("timer"));
        lab.Fabric.RunUntilIdle();
        lab.Sinks[broken].OnArrival = null;
        var after = lab.Send(sender, Stations.Everyone);

        Assert.That(failures.Select(failure => failure.Message), Is.EqualTo(new[] { "guest", "post", "timer" }));
        Assert.That(lab.Sinks[sound].Numbers, Does.Contain(after));
        Assert.That(lab.Fabric.Pool.Outstanding, Is.Zero);
    }

    [Test]
    public void FailingWork_WithNobodyListening_IsThrown()
    {
        var fabric = new Fabric(time);
        fabric.Post(() => throw new InvalidOperationException("unheard"));

        Assert.That(fabric.RunUntilIdle, Throws.InvalidOperationException);
    }

    [Test]
    public async Task Invoke_GivesTheResultOrTheExceptionToTheCaller()
    {
        await using var fabric = new Fabric(TimeProvider.System);
        fabric.Start();

        var thread = await fabric.InvokeAsync(() => Thread.CurrentThread.Name);

        Assert.That(thread, Is.EqualTo("Lab fabric"));
        Assert.That(
            async () => await fabric.InvokeAsync<int>(() => throw new TimeoutException("mine")),
            Throws.InstanceOf<TimeoutException>());
    }

    [Test]
    public async Task RunningFabric_FiresTimersWhenItsClockAdvances()
    {
        await using var fabric = new Fabric(time);
        fabric.Start();
        var fired = new TaskCompletionSource();
        await fabric.InvokeAsync(() => fabric.Schedule(TimeSpan.FromSeconds(5), fired.SetResult));

        // The fabric may not have set its alarm yet; advancing in steps lets any later alarm fire too.
        while (!fired.Task.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await fabric.InvokeAsync(() => 0);
        }

        await fired.Task;
    }

    [Test]
    public async Task RunningFabric_MovesFramesFromManyThreadsWithoutLossOrReordering()
    {
        const int Threads = 4;
        const int Each = 5000;
        await using var fabric = new Fabric(TimeProvider.System);
        var virtualSwitch = fabric.CreateSwitch("Production");
        var sink = new RecordingSink();
        virtualSwitch.Connect(Guid.NewGuid(), PortSettings.Default, sink);
        var ports = Enumerable.Range(0, Threads)
            .Select(_ => virtualSwitch.Connect(Guid.NewGuid(), PortSettings.Default, new RecordingSink()))
            .ToArray();
        fabric.Start();

        await Parallel.ForAsync(0, Threads, (thread, _) =>
        {
            for (var i = 0; i < Each; i++)
            {
                var number = (thread * Each) + i;
                fabric.Post(() => ports[thread].Send(
                    Stations.NewFrame(fabric.Pool, thread, Stations.Everyone, number), 0));
            }

            return ValueTask.CompletedTask;
        });
        await fabric.InvokeAsync(() => 0);
        var numbers = await fabric.InvokeAsync(() => sink.Numbers.ToList());

        Assert.That(numbers, Has.Count.EqualTo(Threads * Each));
        foreach (var stream in numbers.GroupBy(number => number / Each))
            Assert.That(stream, Is.Ordered);
    }

    [Test]
    public async Task Dispose_RunsWhatWasPostedAndReleasesFramesUnderWay()
    {
        var lab = new TestSwitch();
        lab.Queue(lab.Add(), Stations.Everyone);
        var answer = lab.Fabric.InvokeAsync(() => 42);

        await lab.Fabric.DisposeAsync();
        await lab.Fabric.DisposeAsync();

        Assert.That(await answer, Is.EqualTo(42));
        Assert.That(lab.Fabric.Pool.Outstanding, Is.Zero);
        Assert.That(() => lab.Fabric.Post(() => { }), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    [Platform("Linux")]
    [SupportedOSPlatform("linux")]
    public async Task FailingReader_IsReportedOnceAndTheFabricGoesOn()
    {
        using var readable = EpollNative.Own(EpollNative.CreateEvent(1, EpollNative.CloseOnExec), "eventfd");
        var waiter = new EpollWaiter();
        await using var fabric = new Fabric(TimeProvider.System, waiter);
        var failed = new TaskCompletionSource();
        var failures = new List<string>();
        fabric.Failed += failure =>
        {
            failures.Add(failure.Message);
            failed.TrySetResult();
        };
        fabric.Start();

        await fabric.InvokeAsync(() =>
        {
            waiter.Watch(readable, () => throw new InvalidOperationException("reader"));
            return 0;
        });
        await failed.Task;
        await fabric.InvokeAsync(() => 0);
        await fabric.InvokeAsync(() => 0);

        Assert.That(failures, Is.EqualTo(new[] { "reader" }));
    }

    [Test]
    public async Task FabricThatCannotWait_ReportsItAndEnds()
    {
        await using var fabric = new Fabric(TimeProvider.System, new BrokenWaiter());
        var failed = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        fabric.Failed += failed.SetResult;

        fabric.Start();
        var failure = await failed.Task;
        await fabric.DisposeAsync();

        Assert.That(failure.Message, Is.EqualTo("broken"));
        Assert.That(fabric.TryPost(() => { }), Is.False);
    }

    [Test]
    public async Task RunningFabric_RefusesForeignThreads()
    {
        await using var fabric = new Fabric(TimeProvider.System);
        var virtualSwitch = fabric.CreateSwitch("Production");
        fabric.Start();

        Assert.That(
            () => virtualSwitch.Connect(Guid.NewGuid(), PortSettings.Default, new RecordingSink()),
            Throws.InvalidOperationException);
        Assert.That(fabric.RunUntilIdle, Throws.InvalidOperationException);
    }
}
