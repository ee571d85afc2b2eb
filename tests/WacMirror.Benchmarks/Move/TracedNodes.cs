using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Benchmarks.Move;

/// <summary>Says of each reading of one machine what its requests are for.</summary>
internal sealed class TracedNodes(INodeReader inner) : INodeReader
{
    public Task<NodeSnapshot> ReadAsync(string node, NodeScope scope, CancellationToken cancellationToken) =>
        RequestSpans.ForAsync(
            scope is NodeScope.OneVm ? Purpose.Machine : Purpose.Background,
            () => inner.ReadAsync(node, scope, cancellationToken));
}
