using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Cluster;

/// <summary>Asks the failover cluster, through any of its nodes, for its nodes and for who owns which machine.</summary>
public sealed class ClusterReader(CimSessionPool sessions) : IClusterReader
{
    public async Task<ClusterView> ReadAsync(string node, CancellationToken cancellationToken)
    {
        var session = sessions.For(node);
        var clusters = await ReadClusterAsync(session, node, cancellationToken);
        var nodes = ClusterNodeRow.Table.ReadAsync(session, node, cancellationToken);
        var groups = ResourceGroupRow.Table.ReadAsync(
            session, node, query => query.WhereNumber("GroupType", ResourceGroupRow.VirtualMachine), cancellationToken);
        await Task.WhenAll(nodes, groups);
        return new ClusterView(
            clusters.Name,
            node,
            [.. (await nodes).Select(row => row.ToClusterNode())],
            ResourceGroupRow.Owners(await groups));
    }

    private static async Task<ClusterRow> ReadClusterAsync(
        ICimSession session, string node, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await ClusterRow.Table.ReadAsync(session, node, cancellationToken);
            return rows is [var cluster, ..] ? cluster : throw NotClustered(node, null);
        }
        catch (NodeException error) when (error.Fault is NodeFault.NotFound)
        {
            // Without the feature there is no root\MSCluster; after a boot the provider can be missing for a while.
            throw NotClustered(node, error);
        }
    }

    private static NodeException NotClustered(string node, NodeException? error) =>
        new(NodeFault.NotFound, node, $"Query {ClusterRow.Table.ClassName}",
            "the node is not part of a failover cluster, or its cluster provider is not running yet", error);
}
