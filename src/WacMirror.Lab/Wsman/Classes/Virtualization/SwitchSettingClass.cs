using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_VirtualEthernetSwitchSettingData.</summary>
internal sealed class SwitchSettingClass(LabNode node) : LabClass(node, "Msvm_VirtualEthernetSwitchSettingData")
{
    protected override IEnumerable<CimObject> Rows() => Node.Switches.Select(item => Row(
        ("InstanceID", Text($"Microsoft:{item.Id.Upper()}")),
        ("Caption", Text("Virtual Switch Settings")),
        ("ElementName", Text(item.Name)),
        ("VirtualSystemIdentifier", Text(item.Id.Upper())),
        ("VirtualSystemType", Text("DMTF:Virtual Ethernet Switch")),
        ("IOVPreferred", Flag(Node.Nics.Any(nic => nic.Switch == item && nic.Definition.IovWeight > 0))),
        ("TeamingEnabled", Flag(false)),
        ("BandwidthReservationMode", Number(3))));
}
