using WacMirror.Lab.Guests;
using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Guests.Traffic;

namespace WacMirror.Tests.Lab.Guests.Traffic;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TrafficTests
{
    private static readonly TrafficProfile[] Profiles =
    [
        new SteadyTraffic(40, 200),
        new BurstyTraffic(100, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 1000),
        new OfficeDayTraffic(50, TimeSpan.FromMinutes(1), 400),
        new RequestResponseTraffic(10, 64, 5, 1400),
    ];

    private readonly TestLan lan = new();

    [Test]
    public void SteadyTraffic_SendsItsRateAndSize()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var tap = lan.Tap(two);

        Drive(1, new TrafficFlow(one, two, new SteadyTraffic(25, 100)));
        lan.Pass(TimeSpan.FromSeconds(20));

        var datagrams = tap.Received.Where(frame => frame.Udp()?.DestinationPort == 9).ToArray();
        // The first tick only asks who the receiver is.
        Assert.That(datagrams, Has.Length.InRange(496, 500));
        Assert.That(datagrams, Has.All.Length.EqualTo(142));
    }

    [Test]
    public void RequestResponseTraffic_AnswersEachRequestWithItsPackets()
    {
        var (client, server) = (lan.Add(1), lan.Add(2));
        var tap = lan.Tap(client);

        Drive(1, new TrafficFlow(client, server, new RequestResponseTraffic(10, 64, 5, 1400)));
        lan.Pass(TimeSpan.FromSeconds(10));

        var requests = tap.Sent.Count(frame => frame.Udp() is not null);
        var responses = tap.Received.Count(frame => frame is { Length: 1442 } && frame.Udp() is not null);
        Assert.That(requests, Is.InRange(97, 100));
        Assert.That(responses, Is.EqualTo(5 * requests));
    }

    [Test]
    public void BurstyTraffic_IsSilentPartOfTheTimeAndAtItsPeakTheRest()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var tap = lan.Tap(two);
        Drive(7, new TrafficFlow(
            one, two, new BurstyTraffic(100, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5), 100)));

        var perSecond = Enumerable.Range(0, 120).Select(_ =>
        {
            tap.Received.Clear();
            lan.Pass(TimeSpan.FromSeconds(1));
            return tap.Received.Count;
        }).ToArray();

        Assert.That(perSecond.Count(count => count == 0), Is.InRange(20, 100));
        Assert.That(perSecond.Count(count => count >= 98), Is.InRange(20, 100));
        Assert.That(perSecond.Max(), Is.LessThanOrEqualTo(101));
    }

    [Test]
    public void OfficeDay_HasTwoPeaksALunchAndANight()
    {
        Assert.That(OfficeDayPace.Shape(10.5), Is.EqualTo(1).Within(0.01));
        Assert.That(OfficeDayPace.Shape(15), Is.EqualTo(0.9).Within(0.02));
        Assert.That(OfficeDayPace.Shape(12.8), Is.LessThan(0.6));
        Assert.That(OfficeDayPace.Shape(3), Is.LessThan(0.06));
    }

    [Test]
    public void OfficeDay_RepeatsAfterItsLength()
    {
        var pace = new OfficeDayPace(1000, TimeSpan.FromMinutes(10), new Random(1));
        var noon = TimeSpan.FromMinutes(10) * (4.0 / 24);

        Assert.That(pace.RateAt(noon + TimeSpan.FromMinutes(10)), Is.EqualTo(pace.RateAt(noon)).Within(25).Percent);
        Assert.That(pace.RateAt(TimeSpan.FromMinutes(10) * (18.0 / 24)), Is.LessThan(60), "two in the morning");
    }

    [Test]
    public void SameSeedAndClock_GiveTheSameFrames()
    {
        var first = Record(42);
        var second = Record(42);
        var other = Record(43);

        Assert.That(first, Has.Count.GreaterThan(1000));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public void Traffic_ToAPeerThatIsUnplugged_StopsAndComesBackWithIt()
    {
        var (one, two) = (lan.Add(1), lan.Create(2));
        Drive(1, new TrafficFlow(one, two, new SteadyTraffic(50, 100)));
        var sent = lan.Tap(one);
        lan.Pass(TimeSpan.FromSeconds(60));
        Assert.That(sent.CountSent(EtherType.Ipv4), Is.Zero);
        Assert.That(sent.CountSent(EtherType.Arp), Is.LessThanOrEqualTo(6));

        lan.Connect(two);
        lan.Pass(TimeSpan.FromSeconds(2));

        Assert.That(sent.CountSent(EtherType.Ipv4), Is.InRange(95, 101), "no debt from the time away");
    }

    [Test]
    public void Traffic_FromAGuestThatIsUnplugged_IsNotMadeUpLater()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var received = lan.Tap(two);
        Drive(1, new TrafficFlow(one, two, new SteadyTraffic(50, 100)));
        lan.Pass(TimeSpan.FromSeconds(2));
        lan.Disconnect(one);
        lan.Pass(TimeSpan.FromSeconds(30));
        received.Received.Clear();

        lan.Connect(one);
        lan.Pass(TimeSpan.FromSeconds(1));

        Assert.That(received.CountReceived(EtherType.Ipv4), Is.InRange(45, 51));
    }

    [Test]
    public void Driver_Stopped_SendsNoMoreAndMayStartAgain()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var tap = lan.Tap(two);
        var flow = new TrafficFlow(one, two, new RequestResponseTraffic(50, 64, 1, 64));
        var driver = Drive(1, flow);
        lan.Pass(TimeSpan.FromSeconds(2));
        driver.Stop();
        var before = tap.Received.Count;

        lan.Pass(TimeSpan.FromSeconds(2));
        Assert.That(tap.Received, Has.Count.EqualTo(before));
        driver.Start([flow]);
        lan.Pass(TimeSpan.FromSeconds(2));

        Assert.That(tap.Received, Has.Count.GreaterThan(before));
        Assert.That(driver.IsRunning, Is.True);
    }

    [Test]
    public void Flow_ToAGuestWithoutAddress_IsRefusedAndNothingRuns()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var mute = new GuestNic(lan.Fabric, TestLan.MacOf(3), null, 0);
        var served = new TrafficFlow(one, two, new RequestResponseTraffic(1, 1, 1, 1));
        var driver = new TrafficDriver(lan.Fabric, 1);

        Assert.That(
            () => driver.Start([served, new TrafficFlow(one, mute, new SteadyTraffic(1, 1))]),
            Throws.ArgumentException.With.Message.Contains(mute.Mac.ToString()));
        Assert.That(driver.IsRunning, Is.False);
        Assert.That(() => driver.Start([served]), Throws.Nothing, "the server's port is free again");
    }

    [Test]
    public void Profile_OutOfBounds_NamesTheField()
    {
        Assert.That(
            () => new SteadyTraffic(-1, 1),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("PacketsPerSecond"));
        Assert.That(
            () => new SteadyTraffic(double.NaN, 1),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("PacketsPerSecond"));
        Assert.That(
            () => new SteadyTraffic(1, GuestNic.MaxDatagram + 1),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("PayloadBytes"));
        Assert.That(
            () => new OfficeDayTraffic(1, TimeSpan.Zero, 1),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("DayLength"));
        Assert.That(
            () => new RequestResponseTraffic(1, 1, 1001, 1),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("ResponsePackets"));
    }

    private TrafficDriver Drive(int seed, params TrafficFlow[] flows)
    {
        var driver = new TrafficDriver(lan.Fabric, seed);
        driver.Start(flows);
        return driver;
    }

    private static List<byte[]> Record(int seed)
    {
        var lan = new TestLan();
        var guests = Enumerable.Range(1, 4).Select(number => lan.Add(number)).ToArray();
        var taps = guests.Select(lan.Tap).ToArray();
        var driver = new TrafficDriver(lan.Fabric, seed);
        driver.Start([.. Profiles.Select((profile, at) => new TrafficFlow(guests[at], guests[(at + 1) % 4], profile))]);
        lan.Pass(TimeSpan.FromSeconds(20));
        return [.. taps.SelectMany(tap => tap.Sent)];
    }
}
