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

    protected override IEnumerable<CimObject> Rows(RowHint hint) =>
        All().Select(item => (item.Vm, item.Id, item.Type, InstanceId: $"Microsoft:{item.Id.Upper()}"))
            .Where(item => hint.Admits("InstanceID", item.InstanceId))
            .Select(item => Setting(item.Vm, item.Id, item.Type, item.InstanceId));

    private IEnumerable<(LabVm Vm, Guid Id, string Type)> All()
    {
        foreach (var vm in Node.Vms)
            yield return (vm, vm.Id, vm.Definition.IsPlanned ? Planned : Realized);
        foreach (var vm in Model.Vms.Where(vm => vm.MovesTo == Node))
            yield return (vm, vm.Id, Planned);
        foreach (var vm in Node.Vms.Where(vm => vm.CheckpointId is not null))
            yield return (vm, vm.CheckpointId!.Value, Checkpoint);
    }

    private CimObject Setting(LabVm vm, Guid id, string type, string instanceId) => Row(
        ("InstanceID", Text(instanceId)),
        ("Caption", Text("Virtual Machine Settings")),
        ("ElementName", Text(type == Checkpoint ? $"{vm.Name} - before the update" : vm.Name)),
        ("VirtualSystemIdentifier", Text(vm.Id.Upper())),
        ("VirtualSystemType", Text(type)),
        ("VirtualSystemSubType", Text(vm.Nics.Any(nic => nic.Definition.IsLegacy)
            ? "Microsoft:Hyper-V:SubType:1"
            : "Microsoft:Hyper-V:SubType:2")),
        ("ConfigurationID", Text(id.Upper())),
        ("Notes", vm.Definition.Notes.Length == 0 ? CimValue.None : Texts(vm.Definition.Notes)),
        ("Version", Text("9.0")));
}
