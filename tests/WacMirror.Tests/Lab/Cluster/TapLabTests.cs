using System.Diagnostics;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Guests.Tap;
using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>A lab whose guests are namespaces of this machine.</summary>
public sealed class TapLabTests
{
    private const string Topology =
        """
        {
          "name": "TAPS",
          "nodes": [{"name": "N1", "switches": [{"name": "S"}]}, {"name": "N2", "switches": [{"name": "S"}]}],
          "machines": [
            {"name": "tap-a", "node": "N1", "adapters": [{"switch": "S", "address": "10.98.0.1/24", "tap": true}]},
            {"name": "tap-b", "node": "N2", "adapters": [{"switch": "S", "address": "10.98.0.2/24", "tap": true}]},
            {"name": "inner", "node": "N1", "adapters": [{"switch": "S", "address": "10.98.0.3/24"}]}
          ]
        }
        """;

    [Test]
    public async Task RealPing_BetweenTapGuests_IsAnsweredBeforeAndAfterAMove()
    {
        RequireTaps();
        await using var lab = await LabCluster.StartAsync(LabTopology.Parse(Topology, "test"), new LabOptions(), default);

        var before = await PingAsync("wm-tap-a", "10.98.0.2");
        await lab.MoveAsync("tap-b", "N1", default);
        var after = await PingAsync("wm-tap-a", "10.98.0.2");
        var inner = await PingAsync("wm-tap-a", "10.98.0.3");

        Assert.That((before, after, inner), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task LabPing_FromATapGuest_IsRefusedAndToOneIsAnswered()
    {
        RequireTaps();
        await using var lab = await LabCluster.StartAsync(LabTopology.Parse(Topology, "test"), new LabOptions(), default);

        var error = Assert.ThrowsAsync<LabException>(() => lab.PingAsync("tap-a", "inner", 1, default))!;
        var report = await lab.PingAsync("inner", "tap-a", 1, default);

        Assert.Multiple(() =>
        {
            Assert.That(error.Fault, Is.EqualTo(LabFault.Conflict));
            Assert.That(report.Received, Is.EqualTo(1));
        });
    }

    private static void RequireTaps()
    {
        var support = TapSupport.Check();
        if (!support.IsAvailable)
            Assert.Ignore($"SKIPPED: {support.Reason}");
    }

    private static async Task<int> PingAsync(string ns, string address)
    {
        using var process = Process.Start(
            "ip", ["netns", "exec", ns, "ping", "-q", "-c", "2", "-i", "0.2", "-W", "2", address]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
