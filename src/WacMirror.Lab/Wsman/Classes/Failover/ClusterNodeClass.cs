using System.Globalization;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>MSCluster_Node: every node, as each of them sees it.</summary>
internal sealed class ClusterNodeClass(LabNode node) : FailoverClass(node, "MSCluster_Node")
{
    private const ulong DrainNotInitiated = 0;
    private const ulong DrainInProgress = 1;
    private const ulong DrainCompleted = 2;

    protected override IEnumerable<CimObject> Rows() => Model.Nodes.Select(item => Row(
        ("Name", Text(item.Name)),
        ("Id", Text(item.Number.ToString(CultureInfo.InvariantCulture))),
        ("State", Number((ulong)item.State)),
        ("NodeDrainStatus", Number(DrainOf(item))),
        ("NodeWeight", Number(1)),
        ("DynamicWeight", Number(item.IsRunning ? 1UL : 0UL)),
        ("StatusInformation", Number(0)),
        ("MajorVersion", Number(10)),
        ("MinorVersion", Number(0)),
        ("BuildNumber", Number(17763))));

    private static ulong DrainOf(LabNode node) =>
        node.IsDraining ? DrainInProgress : node.State == NodeState.Paused ? DrainCompleted : DrainNotInitiated;
}
