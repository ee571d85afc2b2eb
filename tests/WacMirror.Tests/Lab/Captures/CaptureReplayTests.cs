using WacMirror.Lab.Captures;
using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;
using WacMirror.Tests.Lab.Guests;

namespace WacMirror.Tests.Lab.Captures;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CaptureReplayTests
{
    private const long Second = 1_000_000_000;

    private readonly TestLan lan = new();

    [TestCase(1, 2)]
    [TestCase(2, 1)]
    public void Replay_KeepsTheSpacingAtItsSpeed(double speed, double secondsToSecondFrame)
    {
        var nic = lan.Add(1);
        var watcher = lan.Watch();
        var replay = new CaptureReplay(nic, At(5 * Second, 7 * Second), new(speed));

        replay.Start();
        lan.Pass(TimeSpan.FromSeconds(secondsToSecondFrame) - TimeSpan.FromMilliseconds(50));
        Assert.That(watcher.Frames, Has.Count.EqualTo(1));
        Assert.That(replay.Completion.IsCompleted, Is.False);
        lan.Pass(TimeSpan.FromMilliseconds(50));

        Assert.That(watcher.Frames, Has.Count.EqualTo(2));
        Assert.That(watcher.Frames[0], Is.EqualTo(FrameBytes.EchoRequest(1, 2)));
        Assert.That(replay.Completion.IsCompletedSuccessfully, Is.True);
        Assert.That(replay.Played, Is.EqualTo(2));
    }

    [Test]
    public void Replay_InALoop_GoesOnUntilStopped()
    {
        var watcher = lan.Watch();
        var replay = new CaptureReplay(lan.Add(1), At(0, Second), new(Loop: true));
        watcher.Frames.Clear();

        replay.Start();
        lan.Pass(TimeSpan.FromSeconds(10.5));
        Assert.That(watcher.Frames, Has.Count.InRange(20, 22));
        replay.Stop();
        var before = watcher.Frames.Count;
        lan.Pass(TimeSpan.FromSeconds(5));

        Assert.That(watcher.Frames, Has.Count.EqualTo(before));
        Assert.That(replay.Completion.IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public void Replay_InALoopOverFramesWithoutTime_LeavesTheFabricRoom()
    {
        var watcher = lan.Watch();
        var replay = new CaptureReplay(lan.Add(1), At(null, null), new(Loop: true));
        watcher.Frames.Clear();

        replay.Start();
        lan.Pass(TimeSpan.FromSeconds(1));

        Assert.That(watcher.Frames, Has.Count.InRange(10, 202));
        replay.Stop();
    }

    [Test]
    public void Replay_OfTimesThatGoBack_KeepsTheOrder()
    {
        var replay = new CaptureReplay(lan.Add(1), At(9 * Second, 3 * Second, 4 * Second), new());

        replay.Start();
        lan.Fabric.RunUntilIdle();
        Assert.That(replay.Played, Is.EqualTo(2));
        lan.Pass(TimeSpan.FromSeconds(1));

        Assert.That(replay.Played, Is.EqualTo(3));
    }

    [Test]
    public void Replay_OfALongSilence_WaitsAnHourAtMost()
    {
        var replay = new CaptureReplay(lan.Add(1), At(0, long.MaxValue), new(1000));

        replay.Start();
        lan.Pass(CaptureReplay.LongestSilence / 1000);

        Assert.That(replay.Completion.IsCompleted, Is.True);
    }

    [Test]
    public void Replay_WhileUnplugged_LosesItsFrames()
    {
        var nic = lan.Create(1);
        var replay = new CaptureReplay(nic, At(0, Second), new());
        replay.Start();
        lan.Connect(nic);

        lan.Pass(TimeSpan.FromSeconds(2));

        Assert.That(replay.Played, Is.EqualTo(1));
    }

    [Test]
    public void Replay_OfNothing_EndsAtOnceEvenInALoop()
    {
        var replay = new CaptureReplay(lan.Add(1), [], new(Loop: true));

        replay.Start();

        Assert.That(replay.Completion.IsCompletedSuccessfully, Is.True);
        Assert.That(replay.Start, Throws.InvalidOperationException);
    }

    [TestCase(0)]
    [TestCase(1001)]
    [TestCase(double.NaN)]
    public void Speed_OutOfBounds_IsRefused(double speed) =>
        Assert.That(() => new ReplayOptions(speed), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void ReplayedRequest_IsAnsweredByTheGuestItNames()
    {
        var nic = lan.Add(1);
        var tap = lan.Tap(lan.Add(2));

        new CaptureReplay(nic, At(0L), new()).Start();
        lan.Fabric.RunUntilIdle();

        Assert.That(tap.Sent.Single().Echo()?.Type, Is.EqualTo(IcmpType.EchoReply));
    }

    [Test]
    public void Replay_OfFramesMarkedReceived_LeavesThemOut()
    {
        FrameDirection?[] directions = [FrameDirection.Received, FrameDirection.Sent, null];
        var replay = new CaptureReplay(
            lan.Add(1), [.. directions.Zip(At(0L, 0, 0), (way, frame) => frame with { Direction = way })], new());

        replay.Start();

        Assert.That(replay.Played, Is.EqualTo(2));
    }

    private static CaptureFrame[] At(params long?[] nanoseconds) =>
        [.. nanoseconds.Select(time => new CaptureFrame { Bytes = FrameBytes.EchoRequest(1, 2), Nanoseconds = time })];
}
