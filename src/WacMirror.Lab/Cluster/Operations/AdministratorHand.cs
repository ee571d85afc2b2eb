using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Changes port settings and affinity rules as somebody at the node does: at once, and without a job.</summary>
internal sealed class AdministratorHand(LabModel model)
{
    /// <exception cref="LabException">No such adapter or kind, a value that a node refuses, or the node is down.</exception>
    public async Task EditAsync(string adapterId, string className, ImmutableArray<CimProperty> values)
    {
        Task applied;
        lock (model.Gate)
        {
            var connection = Find_NeedsLock(adapterId);
            var definition = FeatureDefinition.OfClass(className)
                ?? throw LabException.Invalid("className", className, "a kind of port setting");
            applied = Change_NeedsLock(connection, definition, values).ApplyByHand_NeedsLock();
        }
        await applied;
    }

    /// <exception cref="LabException">A machine does not exist, or the cluster does not own it.</exception>
    public void EditRule(string name, LabRule? rule)
    {
        lock (model.Gate)
        {
            model.AffinityRules.Remove(name);
            if (rule is null)
                return;
            foreach (var machine in rule.Machines)
                if (!model.FindVm(machine).Definition.IsClustered)
                    throw LabException.Invalid("machines", machine, "machines that the cluster owns");
            var made = model.AffinityRules.Create(name, rule.IsTogether ? AffinityKind.SameNode : AffinityKind.DifferentNode);
            model.AffinityRules.Replace(made! with { Groups = rule.Machines });
        }
    }

    private LabConnection Find_NeedsLock(string adapterId)
    {
        foreach (var node in model.Nodes)
            if (node.Connections.FirstOrDefault(item => item.AdapterId == adapterId) is { } connection)
                return node.IsRunning
                    ? connection
                    : throw LabException.Conflict("adapterId", adapterId, $"an adapter on a node that is up; {node.Name} is down");
        throw LabException.NotFound("adapterId", adapterId, "the id of an adapter that leads to a switch");
    }

    private static FeatureChange Change_NeedsLock(
        LabConnection connection, FeatureDefinition definition, ImmutableArray<CimProperty> values)
    {
        if (values.IsEmpty)
            return new FeatureChange(connection, definition, null);
        var setting = connection[definition]
            ?? definition.Default with { Id = connection.NewSettingId_NeedsLock(definition) };
        var changed = setting.Taking(new CimObject(definition.ClassName, values));
        return FeatureRules.Refusal(changed) is { } refusal
            ? throw LabException.Invalid("values", connection.AdapterId, refusal)
            : new FeatureChange(connection, definition, changed);
    }
}
