using WacMirror.Cim;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>The classes of attached port settings: security, VLAN, offload. Each lists its default template first,
/// then what is attached, then the copies in checkpoints.</summary>
internal sealed class FeatureSettingClass(LabNode node, FeatureDefinition definition)
    : LabClass(node, definition.ClassName)
{
    protected override IEnumerable<CimObject> Rows() =>
        Node.Connections.SelectMany(Attached)
            .Prepend(Setting(definition.Default, definition.TemplateInstanceId))
            .Concat(Node.Nics.Select(Copy).OfType<CimObject>());

    private IEnumerable<CimObject> Attached(LabConnection connection) =>
        connection[definition] is { } setting ? [Setting(setting, connection.InstanceIdOf(setting))] : [];

    private CimObject? Copy(LabNic nic) =>
        nic.Switch is not null
        && Checkpoints.CopyOf(nic, nic.InstanceIdOf(definition.Default)) is { } instanceId
            ? Setting(AsItWas(), instanceId)
            : null;

    // The checkpoint was taken while the machine was a Source: a reader that does not leave it out is found out.
    private FeatureSetting AsItWas() =>
        definition == FeatureDefinition.Security
            ? definition.Default.With("MonitorMode", Number(2))
            : definition.Default;

    private CimObject Setting(FeatureSetting setting, string instanceId) => Row(
        setting.Values.Select(pair => (pair.Key, pair.Value))
            .Append(("InstanceID", Text(instanceId)))
            .Append(("Caption", Text(definition.Caption)))
            .Append(("ElementName", Text(definition.Caption))));
}
