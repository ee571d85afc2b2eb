using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_EthernetSwitchPort: the ports that exist now, so those of running machines only.</summary>
internal sealed class SwitchPortClass(LabNode node) : LabClass(node, "Msvm_EthernetSwitchPort")
{
    protected override IEnumerable<CimObject> Rows() =>
        Node.LivePorts.Select(port => Port(port.Connection, port.Live));

    private CimObject Port(LabConnection connection, LivePort live) => Row(
        ("SystemCreationClassName", Text("Msvm_VirtualEthernetSwitch")),
        ("SystemName", Text(connection.Switch!.Id.Upper())),
        ("CreationClassName", Text(Name)),
        ("DeviceID", Text($"Microsoft:{live.Id.Upper()}")),
        ("Name", Text(live.Id.Upper())),
        ("ElementName", Text(live.Id.Upper())),
        ("Caption", Text("Ethernet Switch Port")),
        ("EnabledState", Number(2)),
        ("PermanentAddress", Text(connection.Mac)),
        ("IOVOffloadUsage", Number(connection is LabNic { HasActiveVf: true } ? 1UL : 0UL)),
        ("VMQOffloadUsage", Number(0)));
}
