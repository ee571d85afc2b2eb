using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>Why a node's last reading failed.</summary>
public sealed record NodeError(string Node, NodeFault Fault, string Message)
{
    public static NodeError From(NodeException error) => new(error.Node, error.Fault, error.Detail);
}

/// <summary>What an engine knows of one node.</summary>
/// <param name="Name">The node.</param>
/// <param name="Cluster">What the failover cluster says of it; null when that is not known.</param>
/// <param name="Snapshot">The last reading that succeeded, however old; null before the first.</param>
/// <param name="Error">Why the latest reading failed, or null when it did not.</param>
public sealed record NodeStatus(string Name, ClusterNode? Cluster, NodeSnapshot? Snapshot, NodeError? Error);
