using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_VirtualSystemSettingData: the configuration of the node's machines, of those about to arrive, and of
/// checkpoints.</summary>
internal sealed class VirtualSystemSettingClass(LabNode node) : LabClass(node, "Msvm_VirtualSystemSettingData")
{
    private const string Realized = "Microsoft:Hyper-V:System:Realized";
    private const string Planned = "Microsoft:Hyper-V:System:Planned";
    private const string Checkpoint = "Microsoft:Hyper-V:Snapshot:Realized";

    protected override IEnumerable<CimObject> Rows() =>
        Node.Vms.Select(vm => Setting(vm, vm.Id, Realized, vm.Name))
            .Concat(Model.Vms.Where(vm => vm.MovesTo == Node).Select(vm => Setting(vm, vm.Id, Planned, vm.Name)))
            .Concat(Node.Vms.Where(vm => vm.CheckpointId is not null)
                .Select(vm => Setting(vm, vm.CheckpointId!.Value, Checkpoint, $"{vm.Name} - before the update")));

    private CimObject Setting(LabVm vm, Guid id, string type, string name) => Row(
        ("InstanceID", Text($"Microsoft:{id.Upper()}")),
        ("Caption", Text("Virtual Machine Settings")),
        ("ElementName", Text(name)),
        ("VirtualSystemIdentifier", Text(vm.Id.Upper())),
        ("VirtualSystemType", Text(type)),
        ("VirtualSystemSubType", Text(vm.Nics.Any(nic => nic.Definition.IsLegacy)
            ? "Microsoft:Hyper-V:SubType:1"
            : "Microsoft:Hyper-V:SubType:2")),
        ("ConfigurationID", Text(id.Upper())),
        ("Notes", vm.Definition.Notes.Length == 0 ? CimValue.None : Texts(vm.Definition.Notes)),
        ("Version", Text("9.0")));
}
