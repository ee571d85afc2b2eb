using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_PlannedComputerSystem: machines that are about to arrive by live migration, and the
/// remains of imports.</summary>
internal sealed class PlannedComputerSystemClass(LabNode node) : LabClass(node, "Msvm_PlannedComputerSystem")
{
    protected override IEnumerable<CimObject> Rows() =>
        Model.Vms.Where(vm => vm.MovesTo == Node).Concat(Node.Vms.Where(vm => vm.Definition.IsPlanned)).Select(vm => Row(
            ("CreationClassName", Text(Name)),
            ("Name", Text(vm.Id.Upper())),
            ("ElementName", Text(vm.Name)),
            ("Caption", Text("Planned Virtual Machine")),
            ("EnabledState", Number(3)),
            ("OperationalStatus", CimValue.OfMany([2UL]))));
}
