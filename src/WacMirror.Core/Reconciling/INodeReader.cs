using WacMirror.Core.Topology;

namespace WacMirror.Core.Reconciling;

/// <summary>Reads one node. Implementations may be called for several nodes at once.</summary>
public interface INodeReader
{
    /// <summary>Reads switches, machines and adapters in a number of requests that does not grow with them.</summary>
    /// <exception cref="NodeException">The node did not answer, or answered with an error.</exception>
    Task<NodeSnapshot> ReadAsync(string node, NodeScope scope, CancellationToken cancellationToken);
}
