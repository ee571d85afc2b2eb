using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_VirtualSystemSettingDataComponent: from a machine's configuration to its NICs and their
/// connections.</summary>
internal sealed class MachineSettingComponentClass(LabNode node)
    : LabClass(node, "Msvm_VirtualSystemSettingDataComponent")
{
    protected override IEnumerable<CimObject> Rows() =>
        from nic in Node.Nics
        from part in PartsOf(nic)
        select Row(
            ("GroupComponent", CimValue.Of(NodePaths.Machine(nic.Vm))),
            ("PartComponent", CimValue.Of(part)));

    private static IEnumerable<CimPath> PartsOf(LabNic nic)
    {
        yield return NodePaths.Nic(nic);
        if (nic.Switch is not null)
            yield return NodePaths.Connection(nic.InstanceId);
    }
}
