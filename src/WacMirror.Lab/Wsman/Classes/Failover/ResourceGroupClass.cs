using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>MSCluster_ResourceGroup: the cluster's own group and one for each clustered machine.</summary>
internal sealed class ResourceGroupClass(LabNode node) : LabClass(node, "MSCluster_ResourceGroup")
{
    private const ulong ClusterGroup = 1;
    private const ulong VirtualMachine = 111;
    private const ulong Medium = 2000;

    protected override IEnumerable<CimObject> Rows() =>
        Model.Vms.Where(vm => vm.Definition.IsClustered)
            .Select(vm => Group(vm.Name, VirtualMachine, vm.Node.Name, FailoverState.Of(vm)))
            .Prepend(Group("Cluster Group", ClusterGroup, Coordinator.Name, FailoverState.Online));

    // The first node that is up holds the cluster's own group.
    private LabNode Coordinator => Model.Nodes.FirstOrDefault(item => item.IsRunning) ?? Node;

    private CimObject Group(string name, ulong type, string owner, ulong state) => Row(
        ("Name", Text(name)),
        ("Id", Text(LabIds.Of(Model.Name, "group", name).ToString("D"))),
        ("GroupType", Number(type)),
        ("OwnerNode", Text(owner)),
        ("State", Number(state)),
        ("StatusInformation", Number(0)),
        ("Priority", Number(Medium)),
        ("IsCore", Flag(type == ClusterGroup)),
        ("PersistentState", Flag(true)));
}
