using System.Collections.Immutable;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>All that is known of a cluster at one moment.</summary>
/// <param name="Snapshot">Its adapters.</param>
/// <param name="Nodes">Its nodes, by name.</param>
/// <param name="Machines">The failover cluster's records; none where there is no cluster, or it does not answer.</param>
public sealed record Observation(
    ClusterSnapshot Snapshot, ImmutableArray<NodeObservation> Nodes, MachineGroups Machines)
{
    /// <summary>The affinity rules; null where they were not read, or do not exist.</summary>
    public ImmutableArray<AffinityRule>? Affinity { get; init; }

    /// <summary>When the affinity rules were read; null where they were not. A write of one is settled by a later
    /// reading only.</summary>
    public DateTimeOffset? AffinityReadAt { get; init; }

    /// <summary>Whether these are all nodes there are. They are not while only the configured ones are known, and the failover
    /// cluster has not said yet which others belong to it.</summary>
    public bool HasAllNodes { get; init; } = true;

    /// <summary>Whether there are nodes, all of them, and every one was read at least once and answers now. Only then is what
    /// nobody shows gone.</summary>
    public bool IsComplete => HasAllNodes && !Nodes.IsEmpty && Nodes.All(node => node.ReadAt is not null && !node.IsSilent);
}
