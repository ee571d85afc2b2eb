using WacMirror.Lab.Guests;
using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Guests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GuestNicTests
{
    private static readonly byte[] Text = "hello"u8.ToArray();

    private readonly TestLan lan = new();

    [Test]
    public void Guest_PluggedIn_AnnouncesItsAddress()
    {
        var watcher = lan.Watch();

        lan.Add(1);

        ArpPacket.TryParse(watcher.Frames.Single().AsSpan(EthernetHeader.Length), out var packet);
        Assert.That(watcher.Frames.Single(), Has.Length.EqualTo(EthernetHeader.MinFrameLength));
        Assert.That(packet.SenderMac, Is.EqualTo(TestLan.MacOf(1)));
        Assert.That(packet.Sender, Is.EqualTo(packet.Target));
    }

    [Test]
    public void Guest_WithoutAddress_StillShowsTheSwitchWhereItStands()
    {
        var watcher = lan.Watch();

        lan.Connect(new GuestNic(lan.Fabric, TestLan.MacOf(1), null, 0));

        Assert.That(watcher.Count(EtherType.ReverseArp), Is.EqualTo(1));
    }

    [Test]
    public async Task Guest_PluggedInElsewhere_IsReachedThereAtOnce()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        await lan.Ping(one, TestLan.AddressOf(2));
        // The old port stays, as on a switch that has not noticed the move.
        two.Detach();
        var watcher = lan.Tap(two);
        lan.Connect(two);

        var results = await lan.Ping(one, TestLan.AddressOf(2));

        Assert.That(results.Single().Outcome, Is.EqualTo(EchoOutcome.Reply));
        Assert.That(watcher.CountReceived(EtherType.Ipv4), Is.Zero, "the old port gets nothing");
    }

    [Test]
    public void Datagram_ToPort7_ComesBack()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var heard = new List<string>();
        one.Listen(5000, arrival => heard.Add($"{arrival.From}:{arrival.FromPort} {arrival.Payload.Length}"));
        Exchange(one, two);

        Assert.That(one.TrySend(two.Address!.Value, 5000, 7, Text), Is.True);
        lan.Fabric.RunUntilIdle();

        Assert.That(heard, Is.EqualTo(new[] { "10.0.0.2:7 5" }));
    }

    [Test]
    public void Guests_ExchangingDatagrams_AllocateNothingPerFrame()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        Exchange(one, two);
        for (var round = 0; round < 100; round++)
            Echo();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var round = 0; round < 1000; round++)
            Echo();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1000), "bytes for 2,000 frames");

        void Echo()
        {
            one.TrySend(two.Address!.Value, 5000, 7, Text);
            lan.Fabric.RunUntilIdle();
        }
    }

    [Test]
    public void Datagram_FromPort7ToPort7_DoesNotLoop()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var tap = lan.Tap(two);
        Exchange(one, two);
        tap.Sent.Clear();

        one.TrySend(two.Address!.Value, 7, 7, Text);
        lan.Fabric.RunUntilIdle();

        Assert.That(tap.Sent, Is.Empty);
    }

    [Test]
    public void Datagram_NobodyListensFor_IsSwallowed()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        Exchange(one, two);
        var tap = lan.Tap(two);

        one.TrySend(two.Address!.Value, 5000, 9, Text);
        lan.Fabric.RunUntilIdle();

        Assert.That(tap.Received, Has.Count.EqualTo(1));
        Assert.That(tap.Sent, Is.Empty);
    }

    [Test]
    public void Port_ListenedOnTwice_Refuses()
    {
        var one = lan.Add(1);
        var first = one.Listen(5000, _ => { });
        Assert.That(() => one.Listen(5000, _ => { }), Throws.InvalidOperationException);

        first.Dispose();
        var second = one.Listen(5000, _ => { });
        first.Dispose();

        Assert.That(() => one.Listen(5000, _ => { }), Throws.InvalidOperationException, "disposing twice frees once");
        second.Dispose();
    }

    [TestCase((ushort)10, 0)]
    [TestCase((ushort)0x6000, 1)]
    public void TaggedRequest_IsAnsweredOnlyWhenTheTagNamesNoVlan(ushort tci, int replies)
    {
        var one = lan.Add(1);
        var tap = lan.Tap(one);

        one.Receive(Rented(FrameBytes.EchoRequest(2, 1)), tci);
        lan.Fabric.RunUntilIdle();

        Assert.That(tap.Sent, Has.Count.EqualTo(replies));
    }

    [Test]
    public void Request_ForAnotherMacOrAnotherAddress_IsNotAnswered()
    {
        var one = lan.Add(1);
        var tap = lan.Tap(one);
        var otherMac = FrameBytes.EchoRequest(2, 1);
        TestLan.MacOf(3).Write(otherMac);
        var otherAddress = FrameBytes.EchoRequest(2, 3);
        TestLan.MacOf(1).Write(otherAddress);
        var everybody = FrameBytes.EchoRequest(2, 1);
        MacAddress.Broadcast.Write(everybody);

        foreach (var frame in new[] { otherMac, otherAddress, everybody })
            one.Receive(Rented(frame), 0);
        lan.Fabric.RunUntilIdle();

        Assert.That(tap.Sent, Is.Empty);
    }

    [Test]
    public void Request_BitFlippedAnywhereBehindTheEthernetHeader_IsNotAnswered()
    {
        var one = lan.Add(1);
        var tap = lan.Tap(one);
        var sound = FrameBytes.EchoRequest(2, 1);

        for (var bit = 8 * EthernetHeader.Length; bit < 8 * sound.Length; bit++)
        {
            var flipped = sound.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            one.Receive(Rented(flipped), 0);
        }

        lan.Fabric.RunUntilIdle();
        Assert.That(tap.Sent, Is.Empty);
    }

    [Test]
    public void Garbage_OfEveryKind_NeverThrowsAndHoldsNoFrame()
    {
        var random = new Random(20260301);
        var one = lan.Add(1);
        byte[][] seeds =
        [
            FrameBytes.EchoRequest(2, 1),
            FrameBytes.Datagram(2, 1, new(5000, 7), Text),
            FrameBytes.Arp(
                MacAddress.Broadcast,
                new(ArpOperation.Request, TestLan.MacOf(2), new(0x0A000002), default, new(0x0A000001))),
        ];

        for (var round = 0; round < 20_000; round++)
        {
            var frame = seeds[round % seeds.Length].ToArray();
            for (var changes = random.Next(4); changes > 0; changes--)
                frame[random.Next(frame.Length)] = (byte)random.Next(256);
            var rented = Rented(frame.AsSpan(0, random.Next(frame.Length + 1)));
            one.Receive(rented, 0);
            rented.Release();
            lan.Fabric.RunUntilIdle();
        }

        Assert.That(lan.Fabric.Pool.Outstanding, Is.Zero);
    }

    [Test]
    public void Guest_WithAGroupsAddress_IsRefused() =>
        Assert.That(
            () => new GuestNic(lan.Fabric, MacAddress.Broadcast, null, 0),
            Throws.ArgumentException.With.Message.Contains("FFFFFFFFFFFF"));

    [TestCase(0)]
    [TestCase(33)]
    public void Guest_WithAnImpossiblePrefix_IsRefused(int prefixLength) =>
        Assert.That(
            () => new GuestNic(lan.Fabric, TestLan.MacOf(1), TestLan.AddressOf(1), prefixLength),
            Throws.InstanceOf<ArgumentOutOfRangeException>());

    private void Exchange(GuestNic one, GuestNic two)
    {
        one.TrySend(two.Address!.Value, 1, 9, []);
        lan.Fabric.RunUntilIdle();
    }

    private Frame Rented(ReadOnlySpan<byte> bytes)
    {
        var frame = lan.Fabric.Pool.Rent(bytes.Length);
        bytes.CopyTo(frame.Bytes);
        return frame;
    }
}
