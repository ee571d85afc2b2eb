using WacMirror.Cim;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_EthernetPortSettingDataComponent: from a connection to the settings attached to it.</summary>
internal sealed class PortSettingComponentClass(LabNode node)
    : LabClass(node, "Msvm_EthernetPortSettingDataComponent")
{
    protected override IEnumerable<CimObject> Rows() =>
        from connection in Node.Connections
        from definition in FeatureDefinition.All
        let setting = connection[definition]
        where setting is not null
        select Row(
            ("GroupComponent", CimValue.Of(NodePaths.Connection(connection.InstanceId))),
            ("PartComponent", CimValue.Of(NodePaths.Setting(definition, connection.InstanceIdOf(setting)))));
}
