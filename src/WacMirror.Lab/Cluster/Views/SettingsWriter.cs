using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Views;

/// <summary>Writes down what is set. The lab's gate is held.</summary>
internal static class SettingsWriter
{
    public static LabSettingsView Write_NeedsLock(LabModel model)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var node in model.Nodes)
        {
            foreach (var connection in node.Connections)
                AddPort(connection, values);
            foreach (var item in node.Switches)
                foreach (var extension in item.Extensions)
                    values[$"extension {item.Id:D} {extension.Name}"] = extension.IsEnabled ? "on" : "off";
        }
        foreach (var rule in model.AffinityRules.Visible)
            values[$"affinity {rule.Name}"] =
                $"{rule.Kind} {(rule.IsEnabled ? "on" : "off")} {string.Join(',', rule.Groups.Order(StringComparer.Ordinal))}";
        return new LabSettingsView(values.ToImmutable());
    }

    private static void AddPort(
        LabConnection connection, ImmutableSortedDictionary<string, string>.Builder values)
    {
        foreach (var definition in FeatureDefinition.All)
            foreach (var (name, value) in (connection[definition] ?? definition.Default).Values)
                values[LabSettingsView.Port(connection.AdapterId, definition.ClassName, name)] = TextOf(value);
    }

    // Arrays are sets to Windows: their order says nothing.
    internal static string TextOf(CimValue value) => value is CimValue.List list
        ? string.Join(',', list.Items.Select(item => item.AsText).Order(StringComparer.Ordinal))
        : value.AsText ?? string.Empty;
}
