namespace WacMirror.Core.Topology;

/// <summary>What the cluster does with a group of resources.</summary>
public enum GroupState
{
    Unknown,
    Online,
    Offline,
    Failed,
    PartialOnline,

    /// <summary>On its way from one state, or one node, to another.</summary>
    Pending,
}
