using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>Reads a node with one query for each class, several at once, and joins what they say. One machine is read
/// without the switches while another reading has just had them.</summary>
public sealed class NodeReader(CimSessionPool sessions, TimeProvider time) : INodeReader
{
    private readonly KnownSwitches switches = new(time);

    public async Task<NodeSnapshot> ReadAsync(string node, NodeScope scope, CancellationToken cancellationToken)
    {
        using var batch = new QueryBatch(sessions.For(node), node, cancellationToken);
        // The time of the question: the state is at least as new as this.
        var readAt = time.GetUtcNow();
        var began = time.GetTimestamp();
        var parts = new NodeParts();
        var queries = new NodeQueries(batch, parts, scope);
        if (scope is not NodeScope.OneVm vm)
        {
            queries.Start();
            queries.StartSwitches();
            await batch.CompleteAsync();
            return Kept();
        }
        var known = switches[node];
        queries.Start();
        if (known is null)
            queries.StartSwitches();
        await batch.CompleteAsync();
        if (known is not null && NodeJoin.SwitchesOf(parts, vm.Id).IsSubsetOf(known.All.Select(found => found.Id)))
            return NodeJoin.Join(node, readAt, parts, scope, known);
        if (known is not null)
        {
            // It is connected to a switch that is new.
            queries.StartSwitches();
            await batch.CompleteAsync();
        }
        queries.StartKinds();
        await batch.CompleteAsync();
        return Kept();

        NodeSnapshot Kept()
        {
            var read = NodeJoin.Join(node, readAt, parts, scope);
            switches.Keep(read, began);
            return read;
        }
    }
}
