using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Jobs;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Features;

/// <summary>Changes port settings of one node's connections. Each method ends once the data path has followed, so a
/// finished job means that the next frame meets the new setting.</summary>
internal sealed class FeatureWriter(LabNode node, Func<LabConnection, bool> owns)
{
    /// <summary>Whether such a connection exists and may be written this way.</summary>
    public bool CanWrite(string instanceId)
    {
        lock (node.Model.Gate)
            return node.FindConnection(instanceId) is { } connection && owns(connection);
    }

    public Task<JobError?> AddAsync(string instanceId, ImmutableArray<CimObject> settings) =>
        ApplyAsync(settings, given => Added_NeedsLock(instanceId, given));

    public Task<JobError?> ModifyAsync(ImmutableArray<CimObject> settings) =>
        ApplyAsync(settings, Modified_NeedsLock);

    public Task<JobError?> RemoveAsync(ImmutableArray<CimPath> paths) => ApplyAsync(paths, Removed_NeedsLock);

    private async Task<JobError?> ApplyAsync<T>(ImmutableArray<T> items, Func<T, FeatureChange> check)
    {
        var changes = new List<FeatureChange>();
        JobError? error = null;
        Task applied;
        lock (node.Model.Gate)
        {
            foreach (var item in items)
                error = Check(item, check, changes) ?? error;
            if (node.Model.Behavior.WritesAreLost || (error is not null && node.Model.Behavior.BatchIsAtomic))
                changes.Clear();
            applied = Task.WhenAll(changes.Select(change => change.Apply_NeedsLock()));
        }
        await applied;
        return error;
    }

    private static JobError? Check<T>(T item, Func<T, FeatureChange> check, List<FeatureChange> changes)
    {
        try
        {
            changes.Add(check(item));
            return null;
        }
        catch (FeatureRefusedException refusal)
        {
            return new JobError(ReturnCode.InvalidParameter, refusal.Message);
        }
    }

    private FeatureChange Added_NeedsLock(string instanceId, CimObject given)
    {
        var connection = node.FindConnection(instanceId);
        if (connection is null || !owns(connection))
            throw new FeatureRefusedException($"The connection {instanceId} does not exist here.");
        var definition = DefinitionOf(given.ClassName);
        if (connection[definition] is not null)
            throw new FeatureRefusedException(
                $"{instanceId} has a setting of the class {definition.ClassName} already.");
        var id = connection.NewSettingId_NeedsLock(definition);
        return new FeatureChange(connection, definition, Taken(definition.Default, given) with { Id = id });
    }

    private FeatureChange Modified_NeedsLock(CimObject given)
    {
        var (connection, setting) = Find(given.ClassName, given.Text("InstanceID"));
        if (setting.Definition == FeatureDefinition.Vlan && !node.Model.Behavior.VlanAcceptsModify)
            throw new FeatureRefusedException("A VLAN setting cannot be modified; remove it and add another.");
        return new FeatureChange(connection, setting.Definition, Taken(setting, given));
    }

    private FeatureChange Removed_NeedsLock(CimPath path)
    {
        var (connection, setting) = Find(path.ClassName, path.Key("InstanceID"));
        return new FeatureChange(connection, setting.Definition, null);
    }

    private (LabConnection Connection, FeatureSetting Setting) Find(string className, string? instanceId)
    {
        var definition = DefinitionOf(className);
        if (instanceId is not null
            && ConnectionIdOf(instanceId) is { } connectionId
            && node.FindConnection(connectionId) is { } connection
            && connection[definition] is { } setting
            && connection.InstanceIdOf(setting).Equals(instanceId, StringComparison.OrdinalIgnoreCase)
            && owns(connection))
            return (connection, setting);
        throw new FeatureRefusedException(
            $"No {className} with the InstanceID '{instanceId}' can be written this way.");
    }

    // A setting's id is its connection's with the feature and a GUID behind it.
    private static string? ConnectionIdOf(string instanceId)
    {
        var last = instanceId.LastIndexOf('\\');
        var feature = last > 0 ? instanceId.LastIndexOf('\\', last - 1) : -1;
        return feature > 0 ? instanceId[..feature] : null;
    }

    private static FeatureDefinition DefinitionOf(string className) =>
        FeatureDefinition.OfClass(className)
        ?? throw new FeatureRefusedException($"{className} is not a kind of port setting that this switch knows.");

    private static FeatureSetting Taken(FeatureSetting setting, CimObject given)
    {
        var taken = setting.Taking(given);
        return (FeatureRules.Refusal(setting.Definition, given) ?? FeatureRules.Refusal(taken)) is { } refusal
            ? throw new FeatureRefusedException(refusal)
            : taken;
    }
}
