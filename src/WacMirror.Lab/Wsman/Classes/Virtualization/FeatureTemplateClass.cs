using WacMirror.Cim;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_FeatureSettingsDefineCapabilities: from a kind of setting to its default template.</summary>
internal sealed class FeatureTemplateClass(LabNode node) : LabClass(node, "Msvm_FeatureSettingsDefineCapabilities")
{
    private const ulong Default = 0;
    private const ulong Point = 0;

    protected override IEnumerable<CimObject> Rows() => FeatureDefinition.All.Select(definition => Row(
        ("GroupComponent", CimValue.Of(CimPath.Of(
            NodePaths.Virtualization,
            "Msvm_EthernetSwitchFeatureCapabilities",
            ("InstanceID", FeatureCapabilitiesClass.InstanceIdOf(definition))))),
        ("PartComponent", CimValue.Of(NodePaths.Template(definition))),
        ("ValueRole", Number(Default)),
        ("ValueRange", Number(Point))));
}
