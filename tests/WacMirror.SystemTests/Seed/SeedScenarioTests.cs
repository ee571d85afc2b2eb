using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Seed;

/// <summary>The scenario that the product grew from, through REST and WS-Man, read back by a real tshark.</summary>
internal sealed class SeedScenarioTests
{
    private const int Pings = 5;
    private const int Seconds = 2;
    private HostProcess host = null!;
    private LabClient lab = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Tshark.Require();
        (host, lab) = await HostProcess.StartLabAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        lab?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    [Order(1)]
    public async Task OneSourceOneDestination_ShowsEachPingOnceAndNothingBeforeOrAfter()
    {
        await ExpectAsync(["NLB1"], [], "NLB2");

        await lab.SetRoleAsync("NLB1", "Destination");
        await lab.SetRoleAsync("NLB2", "Source");
        await ExpectAsync(["NLB1"], ["192.168.1.17"], "NLB2");

        await lab.SetRoleAsync("NLB2", "None");
        await ExpectAsync(["NLB1"], [], "NLB2");
        await lab.SetRoleAsync("NLB1", "None");
        await ExpectAsync(["NLB1"], [], "NLB2");
    }

    [Test]
    [Order(2)]
    public async Task OneSourceTwoDestinations_ShowsEachPingOnceOnBoth()
    {
        await lab.SetRoleAsync("NLB1", "Destination");
        await lab.SetRoleAsync("COLLECTOR-HV01/Capture", "Destination");
        await lab.SetRoleAsync("NLB2", "Source");
        await ExpectAsync(["NLB1", "COLLECTOR-HV01/Capture"], ["192.168.1.17"], "NLB2");
        await ClearAsync("NLB1", "NLB2", "COLLECTOR-HV01/Capture");
    }

    [Test]
    [Order(3)]
    public async Task FiveSourcesTwoDestinations_ShowsEachPingOfEachOnceOnBoth()
    {
        string[] sources = ["NLB2", "SQL01", "SQL04", "VDI-001", "VDI-004"];
        string[] addresses = ["192.168.1.17", "192.168.1.21", "192.168.1.24", "192.168.1.101", "192.168.1.104"];
        await lab.SetRoleAsync("NLB1", "Destination");
        await lab.SetRoleAsync("COLLECTOR-HV01/Capture", "Destination");
        foreach (var source in sources)
            await lab.SetRoleAsync(source, "Source");
        await ExpectAsync(["NLB1", "COLLECTOR-HV01/Capture"], addresses, sources);
        await ClearAsync([.. sources, "NLB1", "COLLECTOR-HV01/Capture"]);
    }

    /// <summary>Pings the machines from the node while the monitors are captured, and expects on each monitor exactly
    /// one request and one reply for each ping of each expected address, each request before its reply.</summary>
    private async Task ExpectAsync(string[] monitors, string[] expected, params string[] pinged)
    {
        var captures = new Dictionary<string, FileInfo>();
        await CaptureAsync(monitors, captures, pinged);
        foreach (var monitor in monitors)
            Expect(monitor, expected, await Tshark.EchoesAsync(captures[monitor]));
    }

    /// <summary>Starts one capture inside the other, so that all of them run before the first ping.</summary>
    private async Task CaptureAsync(string[] monitors, Dictionary<string, FileInfo> captures, string[] pinged)
    {
        if (monitors is [var first, .. var rest])
            captures[first] = await lab.CaptureAsync(first, Seconds, () => CaptureAsync(rest, captures, pinged));
        else
            await Task.WhenAll(pinged.Select(machine => lab.PingAsync("HV01", machine, Pings)));
    }

    private static void Expect(string monitor, string[] expected, IReadOnlyList<EchoPacket> echoes) => Assert.Multiple(() =>
    {
        Assert.That(echoes, Has.Count.EqualTo(expected.Length * Pings * 2), monitor);
        foreach (var address in expected)
        {
            var packets = echoes.Where(echo => echo.To == address || echo.From == address).ToList();
            for (var sequence = 0; sequence < Pings; sequence++)
                Assert.That(
                    packets.Skip(sequence * 2).Take(2).Select(packet => packet.IsRequest),
                    Is.EqualTo(new[] { true, false }),
                    $"{monitor}: a request and its reply, {address}");
            Assert.That(packets.Where(packet => packet.IsRequest).Select(packet => packet.Sequence), Is.Unique);
            Assert.That(
                packets.Where(packet => !packet.IsRequest).Select(packet => packet.Sequence),
                Is.EqualTo(packets.Where(packet => packet.IsRequest).Select(packet => packet.Sequence)));
        }
    });

    private async Task ClearAsync(params string[] machines)
    {
        foreach (var machine in machines)
            await lab.SetRoleAsync(machine, "None");
    }
}
