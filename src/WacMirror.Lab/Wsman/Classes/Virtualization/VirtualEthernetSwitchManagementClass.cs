using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_VirtualEthernetSwitchManagementService, as far as it changes the settings of uplinks and
/// management NICs.</summary>
internal sealed class VirtualEthernetSwitchManagementClass(LabNode node)
    : LabClass(node, "Msvm_VirtualEthernetSwitchManagementService")
{
    private readonly FeatureMethods methods = new(node, connection => !connection.BelongsToMachine);

    public override CimMethodAnswer Invoke(CimPath instance, string method, CimObject parameters) =>
        methods.Invoke(method, parameters) ?? base.Invoke(instance, method, parameters);

    protected override IEnumerable<CimObject> Rows() =>
    [
        Row(
            ("SystemCreationClassName", Text("Msvm_ComputerSystem")),
            ("SystemName", Text(Node.Name)),
            ("CreationClassName", Text(Name)),
            ("Name", Text("nvspwmi")),
            ("ElementName", Text("Hyper-V Virtual Ethernet Switch Management Service")),
            ("Caption", Text("Hyper-V Virtual Ethernet Switch Management Service")),
            ("EnabledState", Number(2)),
            ("Started", Flag(true)),
            ("StartMode", Text("Automatic"))),
    ];
}
