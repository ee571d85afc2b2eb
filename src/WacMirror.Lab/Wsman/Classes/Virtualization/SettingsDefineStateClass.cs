using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_SettingsDefineState: from a machine or a switch to its configuration.</summary>
internal sealed class SettingsDefineStateClass(LabNode node) : LabClass(node, "Msvm_SettingsDefineState")
{
    protected override IEnumerable<CimObject> Rows() =>
        Node.Vms.Where(vm => !vm.Definition.IsPlanned)
            .Select(vm => Link(NodePaths.Computer(vm.Id.Upper()), NodePaths.Machine(vm)))
            .Concat(Node.Switches.Select(item => Link(NodePaths.Switch(item), NodePaths.SwitchSetting(item))));

    private CimObject Link(CimPath element, CimPath setting) => Row(
        ("ManagedElement", CimValue.Of(element)),
        ("SettingData", CimValue.Of(setting)));
}
