using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>A node of the failover cluster.
/// https://learn.microsoft.com/previous-versions/windows/desktop/cluswmi/mscluster-node</summary>
/// <param name="Name">The node.</param>
/// <param name="State">0 Up, 1 Down, 2 Paused, 3 Joining; all bits set when the cluster does not know.</param>
/// <param name="DrainStatus">1 while a drain runs.</param>
/// <param name="Status">Flags, see <see cref="NodeStatusFlags"/>; null before Windows Server 2016.</param>
public sealed record ClusterNodeRow(string Name, uint? State, uint? DrainStatus, NodeStatusFlags? Status)
{
    private const uint Draining = 1;

    public static CimTable<ClusterNodeRow> Table { get; } = new(
        CimNamespaces.FailoverCluster, "MSCluster_Node",
        ["Name", ("State", CimType.UInt32), ("NodeDrainStatus", CimType.UInt32),
            ("StatusInformation", CimType.UInt32)],
        instance => new ClusterNodeRow(
            instance.Required("Name"),
            instance.Unsigned32("State"),
            instance.Unsigned32("NodeDrainStatus"),
            (NodeStatusFlags?)instance.Unsigned32("StatusInformation")));

    public ClusterNode ToClusterNode() => new(
        Name,
        State switch
        {
            0 => ClusterNodeState.Up,
            1 => ClusterNodeState.Down,
            2 => ClusterNodeState.Paused,
            3 => ClusterNodeState.Joining,
            _ => ClusterNodeState.Unknown,
        },
        DrainStatus == Draining)
    {
        IsIsolated = Status?.HasFlag(NodeStatusFlags.Isolated) is true,
        IsQuarantined = Status?.HasFlag(NodeStatusFlags.Quarantined) is true,
    };
}
