using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>Reads a node with one query for each class, several at once, and joins the rows.</summary>
public sealed class NodeReader(CimSessionPool sessions, TimeProvider time) : INodeReader
{
    public async Task<NodeSnapshot> ReadAsync(string node, NodeScope scope, CancellationToken cancellationToken)
    {
        var queries = new NodeQueries(sessions.For(node), node);
        // The time of the question: the state is at least as new as this.
        var readAt = time.GetUtcNow();
        var rows = scope is NodeScope.OneVm vm
            ? await queries.ReadVmAsync(vm.Id, cancellationToken)
            : await queries.ReadNodeAsync(cancellationToken);
        return NodeJoin.Join(node, readAt, rows, scope);
    }
}
