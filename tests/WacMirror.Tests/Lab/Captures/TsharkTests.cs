using WacMirror.Lab.Captures;
using WacMirror.Lab.Guests;
using WacMirror.Lab.Guests.Traffic;
using WacMirror.Tests.Lab.Guests;

namespace WacMirror.Tests.Lab.Captures;

/// <summary>Holds the writer, and the guests' packets, to what a real analyser makes of them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TsharkTests
{
    private readonly TestLan lan = new();
    private string path = "";

    [SetUp]
    public void RequireTshark()
    {
        if (!Tshark.IsInstalled)
            Assert.Ignore("NOT TESTED: tshark is not on the PATH, so no real analyser has read our captures.");
        path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.pcapng");
    }

    [TearDown]
    public void Remove() => File.Delete(path);

    [Test]
    public async Task Capture_ReadByTshark_HasItsCountsNamesTimesAndDirections()
    {
        lan.Time.Advance(TimeSpan.FromTicks(1_234_567));
        var (one, two) = (lan.Add(1), lan.Add(2));
        await CaptureAsync([one, two], () => lan.Ping(one, TestLan.AddressOf(2), 3));

        var rows = await Tshark.RunAsync(
            path, "icmp", "frame.interface_name", "frame.time_epoch", "icmp.type", "frame.packet_flags_direction");

        Assert.That(rows, Has.Length.EqualTo(12));
        Assert.That(rows[0], Does.Match(@"^Büro 1\t1772366400\.123456700\t8\t(0x0*)?2$"));
        Assert.That(rows[1], Does.Match(@"^Büro 2\t1772366400\.123456700\t8\t(0x0*)?1$"));
        Assert.That(rows.Count(row => row.StartsWith("Büro 2\t", StringComparison.Ordinal)), Is.EqualTo(6));
    }

    [Test]
    public async Task PacketsOfGuests_ReadByTshark_HaveNoFault()
    {
        var (one, two) = (lan.Add(1), lan.Add(2));
        var driver = new TrafficDriver(lan.Fabric, 1);
        driver.Start([new(one, two, new RequestResponseTraffic(10, 65, 3, 1400))]);
        await CaptureAsync([one], async () =>
        {
            one.TrySend(two.Address!.Value, 5000, 7, "odd"u8);
            return await lan.Ping(one, TestLan.AddressOf(2), 3);
        });

        var faults = await Tshark.RunAsync(
            path, "_ws.malformed || ip.checksum.status == 0 || udp.checksum.status == 0 || icmp.checksum.status == 0",
            "frame.number");
        var sound = await Tshark.RunAsync(
            path, "ip.checksum.status == 1 && (udp.checksum.status == 1 || icmp.checksum.status == 1)", "frame.number");
        var all = await Tshark.RunAsync(path, "ip", "frame.number");

        Assert.That(faults, Is.Empty);
        Assert.That(sound, Has.Length.GreaterThan(100));
        Assert.That(sound, Has.Length.EqualTo(all.Length));
    }

    [Test]
    public async Task TaggedFrame_ReadByTshark_HasItsVlan()
    {
        var one = lan.Add(1, TestLan.Trunk(10));
        await CaptureAsync([one], () =>
        {
            one.TrySendFrame(FrameBytes.EchoRequest(1, 2), 0x600A);
            lan.Fabric.RunUntilIdle();
            return Task.FromResult<IReadOnlyList<EchoResult>>([]);
        });

        var rows = await Tshark.RunAsync(path, "icmp", "vlan.id", "vlan.priority");

        Assert.That(rows, Is.EqualTo(new[] { "10\t3" }));
    }

    private async Task CaptureAsync(GuestNic[] guests, Func<Task<IReadOnlyList<EchoResult>>> action)
    {
        await using var file = File.Create(path);
        var session = new CaptureSession(lan.Time);
        for (var at = 0; at < guests.Length; at++)
            lan.Ports[guests[at]].AddTap(session.AddInterface($"Büro {at + 1}"));
        var writing = session.WriteAsync(file, TimeSpan.FromMinutes(1), CancellationToken.None);
        await action();
        lan.Pass(TimeSpan.FromMinutes(1));
        await writing;
    }
}
