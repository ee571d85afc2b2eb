using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>MSCluster_ResourceGroup: the cluster's own group and one for each clustered machine.</summary>
internal sealed class ResourceGroupClass(LabNode node) : FailoverClass(node, "MSCluster_ResourceGroup")
{
    private const ulong ClusterGroup = 1;
    private const ulong VirtualMachine = 111;
    private const ulong Medium = 2000;

    /// <summary>CLUSGRP_STATUS_WAITING_IN_QUEUE_FOR_MOVE.</summary>
    private const ulong QueuedForMove = 4;

    protected override IEnumerable<CimObject> Rows(RowHint hint) =>
        Model.Vms.Where(vm => vm.Definition.IsClustered && hint.Admits("Name", vm.Name))
            .Select(vm => Group(vm.Name, VirtualMachine, vm.Node.Name, FailoverState.Of(vm), StatusOf(vm)))
            .Prepend(Group("Cluster Group", ClusterGroup, Coordinator.Name, FailoverState.Online, 0));

    // The first node that is up holds the cluster's own group.
    private LabNode Coordinator => Model.Nodes.FirstOrDefault(item => item.IsRunning) ?? Node;

    // A drain moves one machine after another; the others wait in the cluster's queue.
    private static ulong StatusOf(LabVm vm) => vm.Node.IsDraining && vm.Move is null ? QueuedForMove : 0;

    private CimObject Group(string name, ulong type, string owner, ulong state, ulong status) => Row(
        ("Name", Text(name)),
        ("Id", Text(LabIds.Of(Model.Name, "group", name).ToString("D"))),
        ("GroupType", Number(type)),
        ("OwnerNode", Text(owner)),
        ("State", Number(state)),
        ("StatusInformation", Number(status)),
        ("Priority", Number(Medium)),
        ("IsCore", Flag(type == ClusterGroup)),
        ("PersistentState", Flag(true)));
}
