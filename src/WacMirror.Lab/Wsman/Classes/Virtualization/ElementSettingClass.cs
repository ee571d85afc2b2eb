using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_ElementSettingData: from a live switch port to its connection.</summary>
internal sealed class ElementSettingClass(LabNode node) : LabClass(node, "Msvm_ElementSettingData")
{
    protected override IEnumerable<CimObject> Rows() =>
        Node.LivePorts.Select(port => Row(
            ("ManagedElement", CimValue.Of(NodePaths.Port(port.Connection.Switch!, port.Live))),
            ("SettingData", CimValue.Of(NodePaths.Connection(port.Connection.InstanceId))),
            ("IsCurrent", Number(1)),
            ("IsDefault", Number(2)),
            ("IsNext", Number(1))));
}
