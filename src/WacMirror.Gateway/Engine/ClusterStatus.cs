using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>What an engine knows of its cluster at one moment. Immutable; a later one replaces it whole.</summary>
/// <param name="Definition">The cluster.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Nodes">Every node, by name.</param>
/// <param name="Snapshot">All adapters.</param>
public sealed record ClusterStatus(
    ClusterDefinition Definition,
    long Revision,
    ImmutableArray<NodeStatus> Nodes,
    ClusterSnapshot Snapshot)
{
    /// <summary>The failover cluster's records of its machines; none where it does not answer, or there is none.</summary>
    public MachineGroups Machines { get; init; } = MachineGroups.None;

    /// <summary>Whether it is known which nodes there are: the failover cluster has said so since the engine began, or there
    /// is none.</summary>
    public bool HasAllNodes { get; init; } = true;

    /// <summary>Why no node answers for the failover cluster; null when one does, and for servers without one.</summary>
    public NodeError? ClusterError { get; init; }

    /// <summary>The oldest reading that the snapshot rests on; null before every node was read once.</summary>
    public DateTimeOffset? ReadAt =>
        Nodes.Any(node => node.Snapshot is null) ? null : Nodes.Min(node => node.Snapshot?.ReadAt);

    public ImmutableArray<NodeError> Errors => [.. Nodes.Select(node => node.Error).OfType<NodeError>()];
}
