namespace WacMirror.HyperV.Classes;

/// <summary>The bits of <c>MSCluster_Node.StatusInformation</c>, taken to be those of clusapi.h's CLUSTER_NODE_STATUS; see
/// the table of what is not proven.</summary>
[Flags]
public enum NodeStatusFlags : uint
{
    None = 0,
    Isolated = 1,
    Quarantined = 2,
}
