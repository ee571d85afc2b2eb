using System.Diagnostics;
using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Seed;

/// <summary>The same scenario with real guests: the machines' NICs are TAP devices in network namespaces, a real ping
/// asks, and a real tshark listens inside NLB1.</summary>
internal sealed class TapScenarioTests
{
    private const int Pings = 10;

    private const string Topology = """
        {
          "name": "TAP",
          "nodes": [{ "name": "HV01", "switches": [{ "name": "Production", "kind": "external" }] }],
          "machines": [
            { "name": "NLB1", "node": "HV01", "adapters": [{ "switch": "Production", "mac": "00155D0A0001", "address": "192.168.1.16/24", "tap": true }] },
            { "name": "NLB2", "node": "HV01", "adapters": [{ "switch": "Production", "mac": "00155D0A0002", "address": "192.168.1.17/24", "tap": true }] },
            { "name": "DESK", "node": "HV01", "adapters": [{ "switch": "Production", "mac": "00155D0A0003", "address": "192.168.1.10/24", "tap": true }] }
          ]
        }
        """;

    [Test]
    public async Task RealPing_IsSeenByRealTsharkInsideNlb1_OnlyWhileMirrored()
    {
        RequireTaps();
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid() + ".json");
        await File.WriteAllTextAsync(file, Topology);
        var (host, lab) = await HostProcess.StartLabAsync(file);
        await using var _ = host;
        using var __ = lab;

        Assert.That(await EchoesSeenAsync(), Is.Empty, "before");

        await lab.SetRoleAsync("NLB1", "Destination");
        await lab.SetRoleAsync("NLB2", "Source");
        var seen = await EchoesSeenAsync();
        Assert.That(seen.Select(echo => echo.IsRequest), Is.EqualTo(Enumerable.Range(0, Pings * 2).Select(at => at % 2 == 0)));
        Assert.That(seen.Where(echo => echo.IsRequest).Select(echo => echo.Sequence), Is.EqualTo(Enumerable.Range(1, Pings)));

        await lab.SetRoleAsync("NLB2", "None");
        await lab.SetRoleAsync("NLB1", "None");
        Assert.That(await EchoesSeenAsync(), Is.Empty, "after");
    }

    private static void RequireTaps()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !File.Exists("/dev/net/tun"))
            Assert.Ignore("SKIPPED: guests as TAP devices need Linux, root and /dev/net/tun.");
        foreach (var program in new[] { "ip", "ping", "tshark" })
            Programs.Require(program);
    }

    private static async Task<IReadOnlyList<EchoPacket>> EchoesSeenAsync()
    {
        var capture = new FileInfo(Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".pcapng"));
        try
        {
            using var tshark = Process.Start(new ProcessStartInfo(
                "ip", ["netns", "exec", "wm-NLB1", "tshark", "-i", "eth0", "-a", "duration:3", "-w", capture.FullName])
            {
                RedirectStandardError = true,
            })!;
            await ReadUntilAsync(tshark.StandardError, "Capture started");
            var rest = tshark.StandardError.ReadToEndAsync();
            await Programs.OutputAsync(
                "ip", "netns", "exec", "wm-DESK", "ping", "-c", $"{Pings}", "-i", "0.02", "-W", "2", "192.168.1.17");
            await tshark.WaitForExitAsync();
            Assert.That(tshark.ExitCode, Is.Zero, await rest);
            return await Tshark.EchoesAsync(capture);
        }
        finally
        {
            capture.Delete();
        }
    }

    private static async Task ReadUntilAsync(StreamReader reader, string text)
    {
        var said = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"tshark ended before it said '{text}': {string.Join('\n', said)}");
    }
}
