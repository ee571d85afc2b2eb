using System.Collections.Immutable;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Api.Clusters;

/// <summary>A cluster and its nodes.</summary>
/// <param name="Id">Our own id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsLab">Whether it is the embedded one.</param>
/// <param name="Nodes">Every node.</param>
/// <param name="ReadAt">The oldest reading; null before every node was read once.</param>
/// <param name="Kind">Whether the nodes are a failover cluster.</param>
/// <param name="Error">Why no node answers for the failover cluster; null when one does.</param>
public sealed record ClusterSummary(
    string Id,
    string Name,
    bool IsLab,
    ImmutableArray<NodeSummary> Nodes,
    DateTimeOffset? ReadAt,
    ClusterKind Kind,
    NodeError? Error)
{
    public static ClusterSummary Of(ClusterStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        var adapters = status.Snapshot.Adapters.Values.ToLookup(adapter => adapter.Node);
        return new ClusterSummary(
            status.Definition.Id,
            status.Definition.Name,
            status.Definition.IsLab,
            [.. status.Nodes.Select(node => NodeSummary.Of(node, adapters[node.Name]))],
            status.ReadAt,
            status.Definition.Kind,
            status.ClusterError);
    }
}

/// <summary>A node.</summary>
/// <param name="Name">The node.</param>
/// <param name="State">What the failover cluster says; Unknown when it says nothing.</param>
/// <param name="Draining">Whether its machines are being moved away.</param>
/// <param name="Reachable">Whether its latest reading succeeded.</param>
/// <param name="Error">Why it did not.</param>
/// <param name="ReadAt">When it was last read.</param>
/// <param name="Machines">Machines on it.</param>
/// <param name="Adapters">Adapters on it, uplinks and management NICs included.</param>
/// <param name="Isolated">Whether the failover cluster lost contact and waits for it.</param>
/// <param name="Quarantined">Whether the failover cluster keeps it out because it failed too often.</param>
public sealed record NodeSummary(
    string Name,
    ClusterNodeState State,
    bool Draining,
    bool Reachable,
    NodeError? Error,
    DateTimeOffset? ReadAt,
    int Machines,
    int Adapters,
    bool Isolated,
    bool Quarantined)
{
    internal static NodeSummary Of(NodeStatus node, IEnumerable<Adapter> adapters)
    {
        var here = adapters.ToList();
        return new NodeSummary(
            node.Name,
            node.Cluster?.State ?? ClusterNodeState.Unknown,
            node.Cluster?.IsDraining ?? false,
            node is { Snapshot: not null, Error: null },
            node.Error,
            node.Snapshot?.ReadAt,
            here.Select(adapter => adapter.Vm?.Id).OfType<Guid>().Distinct().Count(),
            here.Count,
            node.Cluster?.IsIsolated ?? false,
            node.Cluster?.IsQuarantined ?? false);
    }
}
