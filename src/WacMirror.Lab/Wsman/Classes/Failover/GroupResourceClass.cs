using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>MSCluster_ResourceGroupToResource: from a machine's group to its two resources.</summary>
internal sealed class GroupResourceClass(LabNode node) : FailoverClass(node, "MSCluster_ResourceGroupToResource")
{
    protected override IEnumerable<CimObject> Rows() =>
        from vm in Model.Vms
        where vm.Definition.IsClustered
        from type in ResourceClass.Types
        select Row(
            ("GroupComponent", CimValue.Of(Path("MSCluster_ResourceGroup", vm.Name))),
            ("PartComponent", CimValue.Of(Path("MSCluster_Resource", $"{type} {vm.Name}"))));

    private static CimPath Path(string className, string name) =>
        CimPath.Of(NodePaths.Failover, className, ("Name", name));
}
