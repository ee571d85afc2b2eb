using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>MSCluster_Resource: each clustered machine has two, and both name the machine in their private
/// properties.</summary>
internal sealed class ResourceClass(LabNode node) : LabClass(node, "MSCluster_Resource")
{
    private static readonly string[] Types = ["Virtual Machine", "Virtual Machine Configuration"];

    protected override IEnumerable<CimObject> Rows() =>
        from vm in Model.Vms
        where vm.Definition.IsClustered
        from type in Types
        select Resource(vm, type);

    private CimObject Resource(LabVm vm, string type) => Row(
        ("Name", Text($"{type} {vm.Name}")),
        ("Id", Text(LabIds.Of(Model.Name, "resource", type, vm.Name).ToString("D"))),
        ("Type", Text(type)),
        ("OwnerGroup", Text(vm.Name)),
        ("OwnerNode", Text(vm.Node.Name)),
        ("State", Number(FailoverState.OfResource(vm))),
        ("StatusInformation", Number(0)),
        ("PrivateProperties", CimValue.Of(Private(vm))));

    // MSCluster_Property declares no property of its own: they are added per instance.
    private static CimObject Private(LabVm vm) => new(
        "MSCluster_Property", [new CimProperty("VmID", CimType.String, Text(vm.Id.ToString("D")))]);
}
