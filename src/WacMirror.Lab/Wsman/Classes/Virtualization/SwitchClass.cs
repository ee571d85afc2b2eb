using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_VirtualEthernetSwitch.</summary>
internal sealed class SwitchClass(LabNode node) : LabClass(node, "Msvm_VirtualEthernetSwitch")
{
    protected override IEnumerable<CimObject> Rows() => Node.Switches.Select(item => Row(
        ("CreationClassName", Text(Name)),
        ("Name", Text(item.Id.Upper())),
        ("ElementName", Text(item.Name)),
        ("Caption", Text("Virtual Switch")),
        ("EnabledState", Number(5)),
        ("OperationalStatus", CimValue.OfMany([2UL])),
        ("MaxIOVOffloads", Number(64)),
        ("MaxVMQOffloads", Number(64))));
}
