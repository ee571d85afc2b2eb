using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Failover;

/// <summary>MSCluster_Resource: each clustered machine has two, and both name the machine in their private
/// properties.</summary>
internal sealed class ResourceClass(LabNode node) : FailoverClass(node, "MSCluster_Resource")
{
    public static readonly ImmutableArray<string> Types = ["Virtual Machine", "Virtual Machine Configuration"];

    protected override IEnumerable<CimObject> Rows(RowHint hint) =>
        from vm in Model.Vms
        where vm.Definition.IsClustered
        from type in Types
        let name = $"{type} {vm.Name}"
        where hint.Admits("Name", name)
        select Resource(vm, type, name);

    private CimObject Resource(LabVm vm, string type, string name) => Row(
        ("Name", Text(name)),
        ("Id", Text(LabIds.Of(Model.Name, "resource", type, vm.Name).ToString("D"))),
        ("Type", Text(type)),
        ("OwnerGroup", Text(vm.Name)),
        ("OwnerNode", Text(vm.Node.Name)),
        ("State", Number(FailoverState.OfResource(vm))),
        ("StatusInformation", Number(0)),
        ("PrivateProperties", CimValue.Of(Private(vm))));

    public override TimeSpan CostOf(Func<string, bool> asksFor)
    {
        if (Model.Behavior.PrivatePropertiesCost == TimeSpan.Zero || !asksFor("PrivateProperties"))
            return TimeSpan.Zero;
        lock (Model.Gate)
            return Model.Behavior.PrivatePropertiesCost * Model.Vms.Count(vm => vm.Definition.IsClustered) * Types.Length;
    }

    // MSCluster_Property declares no property of its own: they are added per instance.
    private CimObject Private(LabVm vm) => new(
        "MSCluster_Property", [new CimProperty("VmID", CimType.String, Text(
            vm.Id.ToString(Model.Behavior.VmIdHasBraces ? "B" : "D")))]);
}
