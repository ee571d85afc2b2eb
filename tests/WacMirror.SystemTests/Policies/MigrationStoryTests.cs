using System.Globalization;
using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Policies;

/// <summary>What the product is for: the source moves to a node where nobody listens, and the standby collector there is
/// switched on. Counted by a real tshark on the source's own port and on both collectors'.</summary>
internal sealed class MigrationStoryTests
{
    private const string Source = "SQL02";
    private const string From = "HV02";
    private const string To = "HV01";
    private const int Seconds = 15;
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
    public async Task SourceMovesAwayAndBack_StandbyCollectorFollows_AndTheBlindTimeIsKnownToThePacket()
    {
        var source = await lab.AdapterAsync(Source);
        var created = await lab.PostAsync("/api/clusters/lab/policies", new
        {
            name = "SQL to the collectors",
            mode = "enforce",
            collectors = "onDemand",
            sources = new { any = new[] { new { vm = Source, @switch = "Production" } } },
            destinations = new { any = new[] { new { vm = "COLLECTOR-*", adapter = "Capture" } } },
        });
        var policy = created.GetProperty("policy").GetProperty("id").GetString();
        await using var watch = await CoverageWatch.OpenAsync(lab);
        await watch.WaitAsync(source, "Flowing", From);

        DateTimeOffset begun = default, ended = default, arrived = default;
        var captures = await CaptureAsync([Source, $"COLLECTOR-{From}/Capture", $"COLLECTOR-{To}/Capture"], async () =>
        {
            begun = TimeProvider.System.GetUtcNow();
            await lab.PostAsync($"/lab/vms/{Source}/move", new { node = To });
            arrived = TimeProvider.System.GetUtcNow();
            await watch.WaitAsync(source, "Flowing", To);
            ended = TimeProvider.System.GetUtcNow();
        });

        var interval = (await lab.GetAsync($"/api/clusters/lab/coverage/intervals?policy={policy}&from={Text(begun)}"))
            .GetProperty("items").EnumerateArray().Single(item => item.GetProperty("node").GetString() == To);
        var missed = await MissedAsync(captures, begun, ended);
        var start = interval.GetProperty("start").GetDateTimeOffset();
        var packets = interval.GetProperty("packets");
        await TestContext.Out.WriteLineAsync($"arrived {arrived:O}, missed {missed}, {interval}");
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(start, Is.LessThan(arrived.AddSeconds(1)), "blind within a second of the event");
            Assert.That(interval.GetProperty("end").GetDateTimeOffset(), Is.GreaterThan(start).And.LessThanOrEqualTo(ended));
            Assert.That(interval.GetProperty("reason").GetString(), Is.EqualTo("NoDestination"));
            Assert.That(interval.GetProperty("cause").GetProperty("kind").GetString(), Is.EqualTo("SourceMoved"));
            Assert.That(missed, Is.InRange(packets.GetProperty("low").GetInt64(), packets.GetProperty("high").GetInt64()));
            Assert.That(await RoleAsync(To), Is.EqualTo("Destination"));
            Assert.That(await RoleAsync(From), Is.EqualTo("None"));
        });

        await lab.PostAsync($"/lab/vms/{Source}/move", new { node = From });
        await watch.WaitAsync(source, "Flowing", From);
        Assert.That((await RoleAsync(To), await RoleAsync(From)), Is.EqualTo(("None", "Destination")));
    }

    /// <summary>Starts one capture inside the other, so that all of them run before anything happens.</summary>
    private async Task<FileInfo[]> CaptureAsync(string[] adapters, Func<Task> action)
    {
        var files = new FileInfo[adapters.Length];
        async Task NextAsync(int at)
        {
            if (at < adapters.Length)
                files[at] = await lab.CaptureAsync(adapters[at], Seconds, () => NextAsync(at + 1));
            else
                await action();
        }
        await NextAsync(0);
        return files;
    }

    /// <summary>What passed the source's port and came to neither collector.</summary>
    private static async Task<long> MissedAsync(FileInfo[] captures, DateTimeOffset from, DateTimeOffset to)
    {
        var counts = new List<long>();
        foreach (var capture in captures)
            counts.Add(await Tshark.CountAsync(capture, string.Create(
                CultureInfo.InvariantCulture,
                $"ip.addr == 192.168.1.22 && udp && frame.time_epoch >= {Epoch(from)} && frame.time_epoch <= {Epoch(to)}")));
        return counts[0] - counts[1] - counts[2];
    }

    private static string Epoch(DateTimeOffset at) =>
        (at.ToUnixTimeMilliseconds() / 1000.0).ToString("F3", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) =>
        Uri.EscapeDataString(at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    private async Task<string> RoleAsync(string node)
    {
        var page = await lab.GetAsync($"/api/clusters/lab/adapters?vm=COLLECTOR-{node}&adapter=Capture");
        return page.GetProperty("items").EnumerateArray().Single().GetProperty("role").GetString()!;
    }
}
