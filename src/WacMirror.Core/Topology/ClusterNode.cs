namespace WacMirror.Core.Topology;

/// <summary>What the failover cluster says of a node.</summary>
public enum ClusterNodeState
{
    Unknown,
    Up,
    Down,
    Paused,
    Joining,
}

/// <summary>A node as the failover cluster lists it.</summary>
public sealed record ClusterNode(string Name, ClusterNodeState State, bool IsDraining);
