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
public sealed record ClusterNode(string Name, ClusterNodeState State, bool IsDraining)
{
    /// <summary>Whether the others lost contact and wait for it, while its machines go on.</summary>
    public bool IsIsolated { get; init; }

    /// <summary>Whether it failed too often and is kept out for some hours.</summary>
    public bool IsQuarantined { get; init; }
}
