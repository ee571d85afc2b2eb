using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class ReplayTests
{
    [Test]
    public async Task Replay_OfACapturedPing_ComesOutOfTheAdapter()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.pcapng");
        try
        {
            await File.WriteAllBytesAsync(file, await CaptureAPingAsync());
            await using var lab = await LabCluster.StartAsync(Topology(file), new LabOptions(), default);
            using var cancel = new CancellationTokenSource();
            using var sink = new CaptureSink(2);

            var capture = lab.CaptureAsync(
                lab.View().Machines[0].Adapters[0].Id, TimeSpan.FromMinutes(1), sink, cancel.Token);
            await sink.Complete;
            await cancel.CancelAsync();

            Assert.That(async () => await capture, Throws.InstanceOf<OperationCanceledException>());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Replay_OfAFileThatIsNoCapture_IsRefusedByName() => Assert.That(
        () => LabCluster.StartAsync(Topology("no-such-file.pcapng"), new LabOptions(), default),
        Throws.TypeOf<LabTopologyException>().With.Message.Contains("no-such-file.pcapng"));

    private static async Task<byte[]> CaptureAPingAsync()
    {
        await using var lab = await LabCluster.StartAsync(LabTopology.Default(), new LabOptions(), default);
        var adapter = lab.View().Machines.Single(machine => machine.Name == "NLB2").Adapters[0].Id;
        using var cancel = new CancellationTokenSource();
        using var sink = new CaptureSink(2);
        var capture = lab.CaptureAsync(adapter, TimeSpan.FromMinutes(1), sink, cancel.Token);
        await lab.PingAsync("NLB1", "NLB2", 1, default);
        await sink.Complete;
        await cancel.CancelAsync();
        await capture.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return sink.ToArray();
    }

    private static LabTopology Topology(string file) => LabTopology.Parse(
        $$"""
        {"name": "R", "nodes": [{"name": "N", "switches": [{"name": "S"}]}],
        "machines": [{"name": "M", "node": "N", "adapters": [{"switch": "S", "address": "10.97.0.1/24", "replay": "{{file}}"}]}]}
        """,
        "test");
}
