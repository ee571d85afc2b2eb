using WacMirror.Lab.Guests;
using WacMirror.Lab.Guests.Arp;
using WacMirror.Lab.Guests.Packets;

namespace WacMirror.Tests.Lab.Guests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ArpTests
{
    private static readonly Ipv4Address Two = Ipv4Address.From(TestLan.AddressOf(2));

    private readonly TestLan lan = new();

    [Test]
    public void Traffic_ToAPeerThatIsOff_AsksRarelyAndEverMoreSo()
    {
        var one = lan.Add(1);
        var watcher = lan.Watch();

        for (var seconds = 0; seconds < 600; seconds++)
        {
            Assert.That(one.TrySend(Two, 5000, 9, []), Is.False);
            lan.Pass(TimeSpan.FromSeconds(1));
        }

        // Inquiries begin at 0, 33, 96, 219 and 462 seconds, three requests each.
        Assert.That(watcher.Frames, Has.Count.EqualTo(5 * ArpResolver.Attempts));
    }

    [Test]
    public void Traffic_ToAPeerThatWasOff_FlowsAsSoonAsItAnnouncesItself()
    {
        var one = lan.Add(1);
        one.TrySend(Two, 5000, 9, []);
        lan.Pass(TimeSpan.FromSeconds(10));

        lan.Add(2);

        Assert.That(one.TrySend(Two, 5000, 9, []), Is.True);
    }

    [Test]
    public async Task Ping_ToAPeerThatTrafficGaveUp_AsksAtOnce()
    {
        var one = lan.Add(1);
        one.TrySend(Two, 5000, 9, []);
        lan.Pass(TimeSpan.FromSeconds(10));
        var watcher = lan.Watch();

        await lan.Ping(one, TestLan.AddressOf(2));

        Assert.That(watcher.Count(EtherType.Arp), Is.EqualTo(ArpResolver.Attempts));
    }

    [Test]
    public void Traffic_OfAGuestPluggedInElsewhere_AsksAgainAtOnce()
    {
        var one = lan.Add(1);
        one.TrySend(Two, 5000, 9, []);
        lan.Pass(TimeSpan.FromSeconds(10));
        var watcher = lan.Watch();

        lan.Connect(one);
        one.TrySend(Two, 5000, 9, []);
        lan.Fabric.RunUntilIdle();

        Assert.That(watcher.Count(EtherType.Arp), Is.EqualTo(2), "its announcement and its question");
    }

    [Test]
    public void KnownStation_IsNotAskedForAgainUntilItsEntryExpires()
    {
        var one = lan.Add(1);
        lan.Add(2);
        one.TrySend(Two, 5000, 9, []);
        lan.Fabric.RunUntilIdle();
        var watcher = lan.Watch();

        lan.Pass(ArpCache.Lifetime - TimeSpan.FromSeconds(1));
        Assert.That(one.TrySend(Two, 5000, 9, []), Is.True);
        Assert.That(watcher.Frames.Count(frame => frame.IsA(EtherType.Arp)), Is.Zero);
        lan.Pass(TimeSpan.FromSeconds(1));

        Assert.That(one.TrySend(Two, 5000, 9, []), Is.False);
        lan.Fabric.RunUntilIdle();
        Assert.That(watcher.Count(EtherType.Arp), Is.EqualTo(1));
    }

    [Test]
    public void ReplacedStation_AnnouncingItself_IsReachedUnderItsNewMac()
    {
        var one = lan.Add(1);
        var old = lan.Add(2);
        one.TrySend(Two, 5000, 9, []);
        lan.Fabric.RunUntilIdle();
        lan.Disconnect(old);
        var replacement = new GuestNic(lan.Fabric, TestLan.MacOf(99), TestLan.AddressOf(2), TestLan.PrefixLength);
        var heard = 0;
        replacement.Listen(9, _ => heard++);

        lan.Connect(replacement);
        one.TrySend(Two, 5000, 9, []);
        lan.Fabric.RunUntilIdle();

        Assert.That(heard, Is.EqualTo(1));
    }

    [Test]
    public void Station_ThatAsksForAnother_IsNotLearnt()
    {
        var one = lan.Add(1);
        var watcher = lan.Watch();
        watcher.Send(FrameBytes.Arp(
            MacAddress.Broadcast,
            new(ArpOperation.Request, TestLan.MacOf(2), Two, default, Ipv4Address.From(TestLan.AddressOf(3)))));

        Assert.That(one.TrySend(Two, 5000, 9, []), Is.False);
    }

    [Test]
    public void Station_ThatAsksForTheGuest_IsAnsweredAndLearnt()
    {
        var one = lan.Add(1);
        var watcher = lan.Watch();
        watcher.Send(FrameBytes.Arp(
            MacAddress.Broadcast,
            new(ArpOperation.Request, TestLan.MacOf(2), Two, default, one.Address!.Value)));

        ArpPacket.TryParse(watcher.Frames.Single().AsSpan(EthernetHeader.Length), out var answer);
        Assert.That(answer, Is.EqualTo(
            new ArpPacket(ArpOperation.Reply, one.Mac, one.Address!.Value, TestLan.MacOf(2), Two)));
        Assert.That(one.TrySend(Two, 5000, 9, []), Is.True);
    }

    [Test]
    public void Cache_Full_ForgetsTheOldestFirst()
    {
        var cache = new ArpCache(lan.Time);
        for (uint number = 1; number <= ArpCache.Capacity + 1; number++)
        {
            cache.Put(new(number), TestLan.MacOf(1));
            lan.Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.That(cache.TryGet(new(1), out _), Is.False);
        Assert.That(cache.TryGet(new(2), out _), Is.True);
        Assert.That(cache.TryGet(new(ArpCache.Capacity + 1), out _), Is.True);
    }

    [Test]
    public void Sweep_OfAWholeNetwork_LeavesRoomForMore()
    {
        var one = new GuestNic(lan.Fabric, TestLan.MacOf(1), TestLan.AddressOf(1), 16);
        lan.Connect(one);
        for (var number = 0u; number < ArpResolver.MaxInquiries + 10; number++)
            one.TrySend(new(0x0A000100 + number), 5000, 9, []);
        lan.Pass(TimeSpan.FromSeconds(5));
        lan.Add(2);

        one.TrySend(Two, 5000, 9, []);
        lan.Fabric.RunUntilIdle();

        Assert.That(one.TrySend(Two, 5000, 9, []), Is.True);
    }
}
