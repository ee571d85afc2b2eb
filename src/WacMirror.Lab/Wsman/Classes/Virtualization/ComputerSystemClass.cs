using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_ComputerSystem: the node itself and its machines.</summary>
internal sealed class ComputerSystemClass(LabNode node) : LabClass(node, "Msvm_ComputerSystem")
{
    private const ulong Running = 2;
    private const ulong Off = 3;

    protected override IEnumerable<CimObject> Rows(RowHint hint) =>
        Node.Vms.Where(vm => !vm.Definition.IsPlanned && hint.Admits("Name", vm.Id.Upper())).Select(Machine).Prepend(Host());

    private CimObject Host() => Row(
        ("CreationClassName", Text(Name)),
        ("Name", Text(Node.Name)),
        ("ElementName", Text(Node.Name)),
        ("Caption", Text("Hosting Computer System")),
        ("Description", Text("Microsoft Hosting Computer System")),
        ("EnabledState", Number(Running)),
        ("OperationalStatus", CimValue.OfMany([2UL])));

    private CimObject Machine(LabVm vm) => Row(
        ("CreationClassName", Text(Name)),
        ("Name", Text(vm.Id.Upper())),
        ("ElementName", Text(vm.Name)),
        ("Caption", Text("Virtual Machine")),
        ("Description", Text("Microsoft Virtual Machine")),
        ("EnabledState", Number(vm.IsRunning ? Running : Off)),
        ("RequestedState", Number(12)),
        ("ReplicationMode", Number(ReplicationOf(vm))),
        ("HealthState", Number(5)),
        ("OperationalStatus", CimValue.OfMany([2UL])),
        ("ProcessID", vm.IsRunning ? Number(ProcessIdOf(vm)) : CimValue.None),
        ("TimeOfLastStateChange", Time(vm.Changed)),
        ("TimeOfLastConfigurationChange", Time(vm.Changed)),
        ("OnTimeInMilliseconds", Number(vm.IsRunning
            ? (ulong)(Model.Time.GetUtcNow() - vm.Changed).TotalMilliseconds
            : 0)));

    // 0 none, 1 primary, 2 recovery: the replica itself.
    private static ulong ReplicationOf(LabVm vm) =>
        vm.Definition.ReplicaOn is not { } replica ? 0UL
        : vm.Node.Name.Equals(replica, StringComparison.OrdinalIgnoreCase) ? 2UL
        : 1UL;

    // Any number does, as long as a machine keeps it; process ids are multiples of four.
    private static ulong ProcessIdOf(LabVm vm) => ((ulong)BitConverter.ToUInt16(vm.Id.ToByteArray()) | 0x100) << 2;
}
