using System.Net;
using WacMirror.Lab.Guests;
using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Guests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PingTests
{
    private readonly TestLan lan = new();

    [Test]
    public async Task Ping_AcrossOneSwitch_GivesAsManyRepliesAsRequests()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var tap = lan.Tap(two);

        var results = await lan.Ping(one, TestLan.AddressOf(2), 5);

        Assert.That(results.Select(result => result.Sequence), Is.EqualTo(Enumerable.Range(1, 5)));
        Assert.That(results, Has.All.Property(nameof(EchoResult.Outcome)).EqualTo(EchoOutcome.Reply));
        Assert.That(results, Has.All.Property(nameof(EchoResult.RoundTrip)).EqualTo(TimeSpan.Zero));
        Assert.That(Requests(tap.Received), Is.EqualTo(Enumerable.Range(1, 5)));
        Assert.That(tap.Sent.Count(frame => frame.Echo()?.Type == IcmpType.EchoReply), Is.EqualTo(5));
        Assert.That(lan.Fabric.Pool.Outstanding, Is.Zero);
    }

    [Test]
    public async Task Ping_LooksLikeTheUsualOne()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var tap = lan.Tap(two);

        await lan.Ping(one, TestLan.AddressOf(2));

        var request = tap.Received.Single(frame => frame.Echo() is not null);
        Assert.That(request, Has.Length.EqualTo(98));
        Assert.That(request[^1], Is.EqualTo(0x37));
    }

    [Test]
    public async Task Monitor_ReceivingCopiesOfAPing_AnswersNone()
    {
        var one = lan.Add(1, TestLan.Role(MonitorMode.Source));
        lan.Add(2);
        var monitor = lan.Add(3, TestLan.Role(MonitorMode.Destination));
        var tap = lan.Tap(monitor);

        var results = await lan.Ping(one, TestLan.AddressOf(2), 3);

        Assert.That(results, Has.All.Property(nameof(EchoResult.Outcome)).EqualTo(EchoOutcome.Reply));
        Assert.That(tap.Received.Count(frame => frame.Echo() is not null), Is.EqualTo(6), "the mirror works");
        Assert.That(tap.Sent, Is.Empty);
    }

    [Test]
    public async Task Ping_ToAnotherVlan_FindsNobody()
    {
        var one = lan.Add(1, TestLan.Access(10));
        lan.Add(2, TestLan.Access(20));

        var results = await lan.Ping(one, TestLan.AddressOf(2));

        Assert.That(results.Single(), Is.EqualTo(new EchoResult(1, EchoOutcome.NoRoute, null)));
    }

    [Test]
    public async Task Ping_ToAKnownStationThatFellSilent_TimesOut()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        await lan.Ping(one, TestLan.AddressOf(2));
        lan.Disconnect(two);

        var results = await lan.Ping(one, TestLan.AddressOf(2));

        Assert.That(results.Single(), Is.EqualTo(new EchoResult(1, EchoOutcome.Timeout, null)));
    }

    [TestCase("10.0.1.2")]
    [TestCase("10.0.0.0")]
    [TestCase("10.0.0.255")]
    [TestCase("224.0.0.1")]
    [TestCase("0.0.0.0")]
    public async Task Ping_ToNoStationOfTheLink_SendsNothing(string to)
    {
        var one = lan.Add(1);
        var tap = lan.Tap(one);

        var results = await lan.Ping(one, IPAddress.Parse(to));

        Assert.That(results.Single().Outcome, Is.EqualTo(EchoOutcome.NoRoute));
        Assert.That(tap.Sent, Is.Empty);
    }

    [Test]
    public async Task Ping_OfAGuestPluggedInNowhere_SaysSo()
    {
        var results = await lan.Ping(lan.Create(1), TestLan.AddressOf(2), 2);

        Assert.That(results, Has.All.Property(nameof(EchoResult.Outcome)).EqualTo(EchoOutcome.NotConnected));
    }

    [Test]
    public async Task Ping_ToItself_Answers()
    {
        var results = await lan.Ping(lan.Add(1), TestLan.AddressOf(1));

        Assert.That(results.Single().Outcome, Is.EqualTo(EchoOutcome.Reply));
    }

    [Test]
    public async Task Ping_DuringAMove_LosesOnlyWhatFellIntoIt()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var second = TimeSpan.FromSeconds(1);
        var run = one.PingAsync(TestLan.AddressOf(2), 3, second, second, CancellationToken.None);
        lan.Pass(second / 2);
        lan.Disconnect(one);
        lan.Pass(second);
        lan.Connect(one);
        lan.Pass(3 * second);

        var outcomes = (await run).Select(result => result.Outcome);

        Assert.That(outcomes, Is.EqualTo(new[] { EchoOutcome.Reply, EchoOutcome.NotConnected, EchoOutcome.Reply }));
    }

    [Test]
    public void Ping_Cancelled_EndsAndSendsNoMore()
    {
        var one = lan.Add(1);
        lan.Add(2);
        using var cancellation = new CancellationTokenSource();
        var tap = lan.Tap(one);
        var second = TimeSpan.FromSeconds(1);
        var run = one.PingAsync(TestLan.AddressOf(2), 100, second, second, cancellation.Token);
        lan.Pass(2 * second);
        cancellation.Cancel();
        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        lan.Pass(second);
        var sent = tap.Sent.Count;

        lan.Pass(5 * second);

        Assert.That(sent, Is.InRange(2, 5));
        Assert.That(tap.Sent, Has.Count.EqualTo(sent));
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Ping_WhoseFabricIsDisposed_DoesNotHang(CancellationToken patience)
    {
        var one = lan.Add(1);
        var second = TimeSpan.FromSeconds(1);
        var run = one.PingAsync(TestLan.AddressOf(2), 3, second, second, CancellationToken.None);
        lan.Fabric.RunUntilIdle();
        await lan.Fabric.DisposeAsync();

        // The deadline is set by the pool's thread that learns of the start: at which moment, only it knows.
        while (!run.IsCompleted && !patience.IsCancellationRequested)
        {
            lan.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.That(async () => await run, Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task Pings_AtTheSameTime_HaveIdentifiersOfTheirOwn()
    {
        var one = lan.Add(1);
        lan.Add(2);
        var tap = lan.Tap(one);
        var second = TimeSpan.FromSeconds(1);

        var first = one.PingAsync(TestLan.AddressOf(2), 2, second, second, CancellationToken.None);
        var results = await lan.Ping(one, TestLan.AddressOf(2), 2);

        var all = (await first).Concat(results);
        Assert.That(all, Has.All.Property(nameof(EchoResult.Outcome)).EqualTo(EchoOutcome.Reply));
        var identifiers = tap.Sent.Select(frame => frame.Echo()).OfType<IcmpEcho>().GroupBy(echo => echo.Identifier);
        Assert.That(identifiers.Select(group => group.Count()), Is.EqualTo(new[] { 2, 2 }));
    }

    [Test]
    public async Task Ping_OnARunningFabric_MeasuresRealTime()
    {
        await using var fabric = new Fabric(TimeProvider.System);
        var network = fabric.CreateSwitch("LAN");
        var guests = Enumerable.Range(1, 2)
            .Select(number => new GuestNic(fabric, TestLan.MacOf(number), TestLan.AddressOf(number), 24))
            .ToArray();
        fabric.Start();
        fabric.Post(() =>
        {
            foreach (var guest in guests)
                guest.Attach(network.Connect(Guid.NewGuid(), PortSettings.Default, guest));
        });

        var results = await guests[0].PingAsync(
            TestLan.AddressOf(2), 20, TimeSpan.Zero, TimeSpan.FromSeconds(10), CancellationToken.None);

        Assert.That(results, Has.Count.EqualTo(20));
        Assert.That(results, Has.All.Property(nameof(EchoResult.RoundTrip)).GreaterThan(TimeSpan.Zero));
    }

    [TestCase(0, 1, 1)]
    [TestCase(65536, 1, 1)]
    [TestCase(1, -1, 1)]
    [TestCase(1, 1, 0)]
    [TestCase(1, 4000, 1)]
    [TestCase(1, 1, 4000)]
    [TestCase(50, 3600, 1)]
    public void Ping_AskedForTheImpossible_Refuses(int count, int interval, int timeout) =>
        Assert.That(
            () => lan.Create(1).PingAsync(
                TestLan.AddressOf(2), count, TimeSpan.FromSeconds(interval), TimeSpan.FromSeconds(timeout),
                CancellationToken.None),
            Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Ping_ToAnIpv6Address_Refuses() =>
        Assert.That(
            () => lan.Create(1).PingAsync(
                IPAddress.IPv6Loopback, 1, TimeSpan.Zero, TimeSpan.FromSeconds(1), CancellationToken.None),
            Throws.ArgumentException.With.Message.Contains("::1"));

    private static IEnumerable<int> Requests(IEnumerable<byte[]> frames) => frames
        .Select(frame => frame.Echo())
        .OfType<IcmpEcho>()
        .Where(echo => echo.Type == IcmpType.EchoRequest)
        .Select(echo => (int)echo.Sequence);
}
