using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>The classes of attached port settings: security, VLAN, offload. Each lists its default template first,
/// then what is attached, then the copies in checkpoints.</summary>
internal sealed class FeatureSettingClass(LabNode node, FeatureDefinition definition)
    : LabClass(node, definition.ClassName)
{
    private static readonly string[] Siblings = ["Minimum", "Maximum", "Increment"];

    // Values do not change, so rows of the same values are the same but for their ids.
    private readonly ConditionalWeakTable<ImmutableDictionary<string, CimValue>, CimObject> made = [];

    protected override IEnumerable<CimObject> Rows(RowHint hint) =>
        All().Where(item => hint.Admits("InstanceID", item.InstanceId))
            .Select(item =>
            {
                item.Connection?.Untold.Remove(definition);
                return Setting(item.Setting, item.InstanceId);
            });

    private IEnumerable<(FeatureSetting Setting, string InstanceId, LabConnection? Connection)> All()
    {
        yield return (definition.Default, definition.TemplateInstanceId, null);
        if (Model.Behavior.TemplatesHaveSiblings)
            foreach (var role in Siblings)
                yield return (definition.Default, definition.TemplateInstanceIdOf(role), null);
        foreach (var connection in Node.Connections)
            if (connection[definition] is { } setting)
                yield return (setting, connection.InstanceIdOf(setting), connection);
        foreach (var nic in Node.Nics)
            if (nic.Switch is not null
                && Checkpoints.CopyOf(nic, nic.InstanceIdOf(definition.Default)) is { } copy)
                yield return (AsItWas(), copy, null);
    }

    // The checkpoint was taken while the machine was a Source: a reader that does not leave it out is found out.
    private FeatureSetting AsItWas() =>
        definition == FeatureDefinition.Security
            ? definition.Default.With("MonitorMode", Number(2))
            : definition.Default;

    private CimObject Setting(FeatureSetting setting, string instanceId) =>
        Shape.Create(made.GetValue(setting.Values, Make).Properties, [("InstanceID", Text(instanceId))]);

    private CimObject Make(ImmutableDictionary<string, CimValue> values) => Row(
        values.Select(pair => (pair.Key, pair.Value))
            .Append(("Caption", Text(definition.Caption)))
            .Append(("ElementName", Text(definition.Caption))));
}
