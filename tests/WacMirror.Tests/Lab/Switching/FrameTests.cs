using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

public sealed class FrameTests
{
    [Test]
    public void Frame_ReleasedByAllHolders_IsUsedAgain()
    {
        var pool = new FramePool();
        var frame = pool.Rent(60);
        frame.Retain();
        frame.Release();
        Assert.That(pool.Outstanding, Is.EqualTo(1));

        frame.Release();

        Assert.That(pool.Outstanding, Is.Zero);
        Assert.That(pool.Rent(1514), Is.SameAs(frame));
        Assert.That(pool.Rent(FramePool.MaxFrameLength).Length, Is.EqualTo(FramePool.MaxFrameLength));
    }

    [Test]
    public void Frame_ReleasedOnceTooOften_IsAnError()
    {
        var frame = new FramePool().Rent(60);
        frame.Release();

        Assert.That(frame.Release, Throws.InvalidOperationException);
    }

    [TestCase(-1)]
    [TestCase(FramePool.MaxFrameLength + 1)]
    public void Pool_AskedForAnImpossibleLength_Refuses(int length) =>
        Assert.That(() => new FramePool().Rent(length), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Port_GivenAFrameWithoutHeader_RefusesIt()
    {
        var lab = new TestSwitch();
        var port = lab.Ports[lab.Add()];
        var runt = lab.Fabric.Pool.Rent(Frame.HeaderLength - 1);

        Assert.That(() => port.Send(runt, 0), Throws.ArgumentException);
    }

    [Test]
    public void SinkThatKeepsAFrame_HoldsItsBytes()
    {
        var lab = new TestSwitch();
        var sender = lab.Add();
        var keeper = new KeepingSink();
        lab.Switch.Connect(Guid.NewGuid(), PortSettings.Default, keeper);

        lab.Send(sender, Stations.Everyone);
        lab.Send(sender, Stations.Everyone);

        Assert.That(keeper.Kept, Is.Unique);
        Assert.That(lab.Fabric.Pool.Outstanding, Is.EqualTo(2));
    }

    [Test]
    public void Tap_SeesWhatTheOwnerSentAndReceived()
    {
        var lab = new TestSwitch();
        var (watched, peer) = (lab.Add(), lab.Add());
        var tap = new RecordingTap();

        lab.Ports[watched].AddTap(tap);
        lab.Send(watched, peer);
        lab.Send(peer, watched);
        lab.Ports[watched].RemoveTap(tap);
        lab.Send(peer, watched);

        Assert.That(tap.Seen, Is.EqualTo(new[] { FrameDirection.Sent, FrameDirection.Received }));
    }

    [Test]
    public void Queue_ThatIsFull_DropsForLackOfResources()
    {
        var lab = new TestSwitch();
        var sender = lab.Add();
        for (var i = 0; i < FrameQueue.MaxLength; i++)
            lab.Queue(sender, Stations.Everyone);

        lab.Queue(sender, Stations.Everyone);
        lab.Fabric.RunUntilIdle();

        Assert.That(lab.Ports[sender].Counters.DroppedOutgoing[(int)DropReason.Resources], Is.EqualTo(1));
        Assert.That(lab.Fabric.Pool.Outstanding, Is.Zero);
    }

    private sealed class KeepingSink : FrameSink
    {
        public List<Frame> Kept { get; } = [];

        public override void Receive(Frame frame, ushort tci)
        {
            frame.Retain();
            Kept.Add(frame);
        }
    }

    private sealed class RecordingTap : PortTap
    {
        public List<FrameDirection> Seen { get; } = [];

        public override void OnFrame(FrameDirection direction, Frame frame, ushort tci) => Seen.Add(direction);
    }
}
