using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Cluster;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Cluster;

public sealed class ClusterReaderTests
{
    [Test]
    public async Task Cluster_IsReadWithItsNodesAndOwners()
    {
        var session = new ScriptedSession { OnQuery = Answer };
        var view = await new ClusterReader(session.Pool).ReadAsync("HV01", CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That((view.Name, view.AskedNode), Is.EqualTo(("LAB", "HV01")));
            Assert.That(view.Nodes, Is.EqualTo(new[]
            {
                new ClusterNode("HV01", ClusterNodeState.Up, false),
                new ClusterNode("HV02", ClusterNodeState.Paused, true),
                new ClusterNode("HV03", ClusterNodeState.Unknown, false),
                new ClusterNode("HV04", ClusterNodeState.Unknown, false),
            }));
            Assert.That(view.Owners["nlb1"], Is.EqualTo("HV01"));
            Assert.That(session.Queries, Has.Some.EqualTo("SELECT Name,OwnerNode FROM MSCluster_ResourceGroup WHERE GroupType=111"));
        });
    }

    [Test]
    public async Task Node_WithoutTheClusterNamespace_IsNotFoundWithAClearWord()
    {
        var session = new ScriptedSession { OnQuery = _ => throw new NodeException(NodeFault.NotFound, "HV01", "Query", "x") };
        await Assert.ThatAsync(
            () => new ClusterReader(session.Pool).ReadAsync("HV01", CancellationToken.None),
            Throws.TypeOf<NodeException>().With.Property(nameof(NodeException.Detail)).Contains("failover cluster"));
    }

    private static IEnumerable<CimObject> Answer(string query) => query.Split(' ')[3] switch
    {
        "MSCluster_Cluster" => [Rows.Of(string.Empty, ("Name", "LAB"))],
        "MSCluster_Node" =>
        [
            Rows.Of(string.Empty, ("Name", "HV01"), ("State", 0), ("NodeDrainStatus", 0)),
            Rows.Of(string.Empty, ("Name", "HV02"), ("State", 2), ("NodeDrainStatus", 1)),
            Rows.Of(string.Empty, ("Name", "HV03"), ("State", -1), ("NodeDrainStatus", null)),
            Rows.Of(string.Empty, ("Name", "HV04"), ("State", uint.MaxValue)),
        ],
        _ => [Rows.Of(string.Empty, ("Name", "NLB1"), ("OwnerNode", "HV01")), Rows.Of(string.Empty, ("Name", "Lost"), ("OwnerNode", null))],
    };
}
