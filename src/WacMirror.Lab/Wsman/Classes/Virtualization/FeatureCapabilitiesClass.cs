using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_EthernetSwitchFeatureCapabilities: which kinds of port setting the switch knows.</summary>
internal sealed class FeatureCapabilitiesClass(LabNode node)
    : LabClass(node, "Msvm_EthernetSwitchFeatureCapabilities")
{
    private const ulong Port = 1;

    public static string InstanceIdOf(FeatureDefinition definition) => $"Microsoft:{definition.Id.Upper()}";

    protected override IEnumerable<CimObject> Rows() => FeatureDefinition.All.Select(definition => Row(
        ("InstanceID", Text(InstanceIdOf(definition))),
        ("ElementName", Text(definition.Caption)),
        ("FeatureId", Text(definition.Id.Upper())),
        ("Applicability", Number(Port)),
        ("Version", Text("1.0"))));
}
