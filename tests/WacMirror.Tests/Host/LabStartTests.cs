using Microsoft.Extensions.Logging.Abstractions;
using WacMirror.Gateway.Engine;
using WacMirror.Host.Lab;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.Host;

internal sealed class LabStartTests
{
    /// <summary>Far more than the lab needs; only a failure waits so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [TestCase(true, ClusterKind.FailoverCluster)]
    [TestCase(false, ClusterKind.Servers)]
    public async Task Connect_TheLab_LooksAfterItAsWhatItIs(bool isCluster, ClusterKind kind)
    {
        await using var lab = await LabCluster.StartAsync(
            LabTopology.Default() with { IsCluster = isCluster }, new LabOptions(), CancellationToken.None);
        var roster = new ClusterRoster();
        await using var connections = new ClusterConnections(
            roster, TimeProvider.System, NullLogger<ClusterEngine>.Instance, new EngineOptions());

        LabStart.Connect(lab, connections);

        var engine = roster.All.Single();
        Assert.That(engine.Definition.Kind, Is.EqualTo(kind));
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var status in engine.WatchStatusAsync(patience.Token))
        {
            Assert.That(status.ClusterError, Is.Null);
            if (status.Nodes.All(node => node.Snapshot is not null && node.Cluster is not null == isCluster))
                break;
        }
    }
}
