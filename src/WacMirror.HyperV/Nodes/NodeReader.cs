using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>Reads a node with one query for each class, several at once, and joins what they say.</summary>
public sealed class NodeReader(CimSessionPool sessions, TimeProvider time) : INodeReader
{
    public async Task<NodeSnapshot> ReadAsync(string node, NodeScope scope, CancellationToken cancellationToken)
    {
        using var batch = new QueryBatch(sessions.For(node), node, cancellationToken);
        // The time of the question: the state is at least as new as this.
        var readAt = time.GetUtcNow();
        var parts = new NodeParts();
        var queries = new NodeQueries(batch, parts, scope);
        queries.Start();
        await batch.CompleteAsync();
        queries.StartSwitches();
        await batch.CompleteAsync();
        return NodeJoin.Join(node, readAt, parts, scope);
    }
}
