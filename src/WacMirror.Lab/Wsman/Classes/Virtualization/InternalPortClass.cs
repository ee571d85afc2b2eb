using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_InternalEthernetPort: the management operating system's NICs on virtual switches.</summary>
internal sealed class InternalPortClass(LabNode node) : LabClass(node, "Msvm_InternalEthernetPort")
{
    protected override IEnumerable<CimObject> Rows() =>
        from item in Node.Switches
        where item.ManagementNic is not null
        let nic = item.ManagementNic
        select Row(
            ("SystemCreationClassName", Text("Msvm_ComputerSystem")),
            ("SystemName", Text(Node.Name)),
            ("CreationClassName", Text(Name)),
            ("DeviceID", Text(NodePaths.DeviceId(nic.Id))),
            ("Name", Text(nic.Definition.Mac)),
            ("ElementName", Text(nic.Name)),
            ("PermanentAddress", Text(nic.Definition.Mac)),
            ("EnabledState", Number(2)));
}
