using System.Buffers.Binary;
using WacMirror.Lab.Captures;
using WacMirror.Lab.Switching;
using WacMirror.Tests.Lab.Guests;

namespace WacMirror.Tests.Lab.Captures;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CaptureSessionTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TestLan lan = new();

    [Test]
    public async Task Session_AtAGuestThatPings_WritesItsFramesAndStatistics()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var output = new SignallingStream();
        var session = new CaptureSession(lan.Time);
        var tap = session.AddInterface("SQL01");
        lan.Ports[two].AddTap(tap);
        var writing = session.WriteAsync(output, 10 * Second, CancellationToken.None);

        await lan.Ping(one, TestLan.AddressOf(2), 3);
        lan.Pass(5 * Second);
        await writing;

        var frames = await CaptureFiles.ReadAsync(output.ToArray());
        Assert.That(frames, Has.Count.EqualTo(8), "a question and an answer of ARP, three pings");
        Assert.That(frames.Count(frame => frame.Direction == FrameDirection.Sent), Is.EqualTo(4));
        Assert.That(frames, Has.All.Property(nameof(CaptureFrame.InterfaceName)).EqualTo("SQL01"));
        Assert.That(frames.Select(frame => frame.Nanoseconds), Is.Ordered);
        Assert.That(StatisticsOf(output.ToArray()), Is.EqualTo((8UL, 0UL)));
    }

    [Test]
    public async Task Session_WhileItRuns_ShowsFramesToALiveReader()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var output = new SignallingStream();
        var session = new CaptureSession(lan.Time);
        one.TrySend(two.Address!.Value, 5000, 9, []);
        lan.Fabric.RunUntilIdle();
        lan.Ports[two].AddTap(session.AddInterface("SQL01"));
        await output.NextFlush(() => _ = session.WriteAsync(output, 10 * Second, CancellationToken.None));

        await output.NextFlush(() =>
        {
            one.TrySend(two.Address!.Value, 5000, 9, []);
            lan.Fabric.RunUntilIdle();
        });

        Assert.That(await CaptureFiles.ReadAsync(output.ToArray()), Has.Count.EqualTo(1));
        lan.Pass(10 * Second);
    }

    [Test]
    public async Task Session_WhoseReaderStalls_CountsWhatItLost()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var output = new SignallingStream();
        var session = new CaptureSession(lan.Time, capacity: 4);
        var tap = session.AddInterface("SQL01");
        one.TrySend(two.Address!.Value, 5000, 9, []);
        lan.Fabric.RunUntilIdle();
        lan.Ports[two].AddTap(tap);
        for (var sent = 0; sent < 10; sent++)
            one.TrySend(two.Address!.Value, 5000, 9, []);
        lan.Fabric.RunUntilIdle();
        var writing = session.WriteAsync(output, Second, CancellationToken.None);
        lan.Pass(2 * Second);
        await writing;

        Assert.That((tap.Received, tap.Dropped), Is.EqualTo((10L, 6L)));
        Assert.That(await CaptureFiles.ReadAsync(output.ToArray()), Has.Count.EqualTo(4));
        Assert.That(StatisticsOf(output.ToArray()), Is.EqualTo((10UL, 6UL)));
    }

    [Test]
    public async Task Tap_MovedWithItsMachine_GoesOnAsTheSameInterface()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        one.TrySend(two.Address!.Value, 5000, 9, []);
        lan.Fabric.RunUntilIdle();
        var output = new SignallingStream();
        var session = new CaptureSession(lan.Time);
        var tap = session.AddInterface("SQL01");
        lan.Ports[two].AddTap(tap);
        one.TrySend(two.Address!.Value, 5000, 9, []);
        lan.Fabric.RunUntilIdle();

        lan.Disconnect(two);
        lan.Connect(two);
        lan.Ports[two].AddTap(tap);
        one.TrySend(two.Address!.Value, 5000, 9, []);
        lan.Fabric.RunUntilIdle();
        var writing = session.WriteAsync(output, Second, CancellationToken.None);
        lan.Pass(2 * Second);
        await writing;

        var frames = await CaptureFiles.ReadAsync(output.ToArray());
        Assert.That(frames.Select(frame => frame.InterfaceName), Is.EqualTo(new[] { "SQL01", "SQL01" }));
    }

    [Test]
    public async Task Session_ThatEnded_TakesNoMoreAndCountsNoMore()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var session = new CaptureSession(lan.Time);
        var tap = session.AddInterface("SQL01");
        lan.Ports[two].AddTap(tap);
        var writing = session.WriteAsync(new MemoryStream(), Second, CancellationToken.None);
        lan.Pass(2 * Second);
        await writing;

        one.TrySend(two.Address!.Value, 5000, 9, []);
        lan.Fabric.RunUntilIdle();

        Assert.That((tap.Received, tap.Dropped), Is.EqualTo((0L, 0L)));
        Assert.That(
            () => session.WriteAsync(new MemoryStream(), Second, CancellationToken.None), Throws.InvalidOperationException);
        Assert.That(() => session.AddInterface("WEB01"), Throws.InvalidOperationException);
    }

    [Test]
    public void Session_Cancelled_EndsAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        var session = new CaptureSession(lan.Time);
        var writing = session.WriteAsync(new MemoryStream(), Second, cancellation.Token);

        cancellation.Cancel();

        Assert.That(async () => await writing, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(session.HasEnded, Is.True);
    }

    [TestCase(0)]
    [TestCase(86401)]
    public void Duration_OutOfBounds_IsRefused(int seconds) =>
        Assert.That(
            () => new CaptureSession(lan.Time).WriteAsync(
                new MemoryStream(), TimeSpan.FromSeconds(seconds), CancellationToken.None),
            Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Times_WithFineClock_AreExactForDays()
    {
        var clock = new WacMirror.Lab.Captures.Writing.CaptureClock(lan.Time);
        var start = clock.Now;
        lan.Time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromTicks(1));

        Assert.That(start, Is.EqualTo(1_772_366_400_000_000_000));
        Assert.That(clock.Now - start, Is.EqualTo((30L * 86400 * 1_000_000_000) + 100));
    }

    /// <summary>The counts of the file's last block, an interface's statistics: received and
    /// dropped.</summary>
    private static (ulong Received, ulong Dropped) StatisticsOf(byte[] file)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(file.Length - 4));
        var block = file.AsSpan(file.Length - length);
        Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(block), Is.EqualTo(5u));
        // The last option ends the list; the two before it are numbers of twelve bytes each.
        return (
            BinaryPrimitives.ReadUInt64LittleEndian(block[^28..]), BinaryPrimitives.ReadUInt64LittleEndian(block[^16..]));
    }
}
