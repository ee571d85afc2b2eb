using WacMirror.Core.Topology;

namespace WacMirror.Core.Reconciling;

/// <summary>Reads the failover cluster through any one of its nodes.</summary>
public interface IClusterReader
{
    /// <exception cref="NodeException">The node did not answer, or it is not part of a failover cluster.</exception>
    Task<ClusterView> ReadAsync(string node, CancellationToken cancellationToken);
}
