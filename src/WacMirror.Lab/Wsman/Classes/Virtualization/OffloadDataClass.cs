using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_EthernetSwitchPortOffloadData: what is offloaded on a live port, above all to a virtual
/// function.</summary>
internal sealed class OffloadDataClass(LabNode node) : LabClass(node, "Msvm_EthernetSwitchPortOffloadData")
{
    protected override IEnumerable<CimObject> Rows() =>
        from live in Node.LivePorts
        let nic = live.Connection as LabNic
        where nic is not null
        let port = live.Live.Id.Upper()
        select Row(
            ("SystemCreationClassName", Text("Msvm_VirtualEthernetSwitch")),
            ("SystemName", Text(nic.Switch!.Id.Upper())),
            ("DeviceCreationClassName", Text("Msvm_EthernetSwitchPort")),
            ("DeviceID", Text($"Microsoft:{port}")),
            ("CreationClassName", Text(Name)),
            ("Name", Text(port)),
            ("IovOffloadUsage", Number(nic.HasActiveVf ? 100UL : 0UL)),
            ("IovQueuePairUsage", Number(nic.HasActiveVf ? 1UL : 0UL)),
            ("IovVfDataPathActive", Flag(nic.HasActiveVf)),
            ("IovVfId", Number(0)),
            ("VMQOffloadUsage", Number(0)));
}
