using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_ExternalEthernetPort: the physical adapters that external switches are bound to.</summary>
internal sealed class ExternalPortClass(LabNode node) : LabClass(node, "Msvm_ExternalEthernetPort")
{
    protected override IEnumerable<CimObject> Rows() =>
        from item in Node.Switches
        where item.Uplink is not null
        let uplink = item.Uplink
        select Row(
            ("SystemCreationClassName", Text("Msvm_ComputerSystem")),
            ("SystemName", Text(Node.Name)),
            ("CreationClassName", Text(Name)),
            ("DeviceID", Text(NodePaths.DeviceId(uplink.Id))),
            ("Name", Text(uplink.Mac)),
            ("ElementName", Text($"{item.Name} adapter")),
            ("PermanentAddress", Text(uplink.Mac)),
            ("IsBound", Flag(true)),
            ("EnabledState", Number(2)));
}
