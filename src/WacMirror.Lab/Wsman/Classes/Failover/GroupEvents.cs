using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>The cluster service's own events about a machine's group and resource, as every node that is up reports
/// them. EventTypeMinor is a CLUSTER_CHANGE value of clusapi.h; that EventTypeMajor is the same is unproven.</summary>
internal static class GroupEvents
{
    private const string GroupChange = "MSCluster_EventGroupStateChange";
    private const string ResourceChange = "MSCluster_EventResourceStateChange";
    private const ulong GroupState = 0x1000;
    private const ulong ResourceState = 0x100;
    private const ulong Group = 3;
    private const ulong Resource = 4;

    /// <summary>Bases and all, because a subscription to a base gets the events of what derives from it.</summary>
    public static ImmutableArray<string> ClassNames { get; } =
        ["MSCluster_Event", "MSCluster_EventStateChange", GroupChange, ResourceChange];

    /// <summary>Reports the machine's state and owner as they are now. The gate is held.</summary>
    public static void Raise_NeedsLock(LabVm vm)
    {
        if (!vm.Definition.IsClustered)
            return;
        foreach (var node in vm.Node.Model.Nodes)
            if (node.IsRunning && node.Events.HasListeners)
            {
                node.Events.Raise(NodePaths.Failover, GroupEvent(vm, node));
                node.Events.Raise(NodePaths.Failover, ResourceEvent(vm, node));
            }
    }

    private static CimObject GroupEvent(LabVm vm, LabNode node) => ClassShape.Of(GroupChange).Create(
    [
        .. Common(vm, node, "MSCluster_ResourceGroup", vm.Name, GroupState, Group),
        ("EventNewState", CimValue.Of(FailoverState.Of(vm))),
        ("EventNode", CimValue.Of(vm.Node.Name)),
    ]);

    private static CimObject ResourceEvent(LabVm vm, LabNode node) => ClassShape.Of(ResourceChange).Create(
    [
        .. Common(vm, node, "MSCluster_Resource", $"Virtual Machine {vm.Name}", ResourceState, Resource),
        ("EventNewState", CimValue.Of(FailoverState.OfResource(vm))),
        ("EventGroup", CimValue.Of(vm.Name)),
        ("EventNode", CimValue.Of(vm.Node.Name)),
    ]);

    private static IEnumerable<(string Name, CimValue Value)> Common(
        LabVm vm, LabNode node, string className, string name, ulong change, ulong type) =>
    [
        ("TIME_CREATED", CimValue.Of((ulong)vm.Node.Model.Time.GetUtcNow().ToFileTime())),
        ("EventTypeMajor", CimValue.Of(change)),
        ("EventTypeMinor", CimValue.Of(change)),
        ("EventObjectName", CimValue.Of(name)),
        ("EventObjectType", CimValue.Of(type)),
        ("EventObjectPath", CimValue.Of(
            CimPath.Of(NodePaths.Failover, className, ("Name", name)).On(node))),
    ];
}
