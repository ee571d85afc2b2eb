using WacMirror.Core.Planning;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Makes of a cluster's state what a plan is made from. Pure.</summary>
internal static class Observer
{
    public static Observation Of(ClusterStatus status, AffinityReading? affinity) => new(
        status.Snapshot,
        [
            .. status.Nodes.Select(node => new NodeObservation(
                node.Name, node.Error is not null, node.Snapshot?.ReadAt, node.Snapshot?.Switches ?? [])),
        ],
        status.Machines)
    {
        HasAllNodes = status.HasAllNodes,
        Affinity = affinity?.Rules,
        AffinityReadAt = affinity?.At,
    };
}
