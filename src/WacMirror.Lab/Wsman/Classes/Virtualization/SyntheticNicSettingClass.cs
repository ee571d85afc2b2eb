using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_SyntheticEthernetPortSettingData: the machines' NICs, and their copies in checkpoints.</summary>
internal sealed class SyntheticNicSettingClass(LabNode node) : LabClass(node, "Msvm_SyntheticEthernetPortSettingData")
{
    protected override IEnumerable<CimObject> Rows(RowHint hint) =>
        from vm in Node.Vms
        from nic in vm.Nics
        where !nic.Definition.IsLegacy
        from id in Checkpoints.NicIds(nic)
        where hint.Admits("InstanceID", id)
        select Row(id, nic);

    private CimObject Row(string instanceId, LabNic nic) => Row(
        ("InstanceID", Text(instanceId)),
        ("Caption", Text("Ethernet Port")),
        ("ElementName", Text(nic.Name)),
        ("Address", Text(nic.Mac)),
        ("StaticMacAddress", Flag(nic.Definition.Mac is not null)),
        ("ClusterMonitored", Flag(true)),
        ("DeviceNamingEnabled", Flag(false)),
        ("VirtualSystemIdentifiers", Texts(DeviceId(nic))),
        ("ResourceType", Number(10)),
        ("ResourceSubType", Text("Microsoft:Hyper-V:Synthetic Ethernet Port")));

    private static string DeviceId(LabNic nic) => $"{{{nic.Id.Upper()}}}";
}
