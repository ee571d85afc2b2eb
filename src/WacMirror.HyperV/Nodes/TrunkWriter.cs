using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Features;
using WacMirror.HyperV.Jobs;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>Writes the VLAN settings of one node's ports: in place, or by a new object where the node refuses
/// that.</summary>
public sealed class TrunkWriter(CimSessionPool sessions, TimeProvider time) : ITrunkWriter
{
    private readonly TemplateCache templates = new();
    private readonly JobPace pace = new();

    public async Task<IReadOnlyList<TrunkOutcome>> WriteAsync(
        string node, IReadOnlyList<TrunkChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var session = sessions.For(node);
        var write = new FeatureWrite(session, node, time, FeatureKind.Vlan, templates, pace);
        var items = await write.RunAsync(changes.Select(Change), cancellationToken);
        var replace = new FeatureReplace(session, node, time, FeatureKind.Vlan, templates, pace);
        // One after another: between its steps a port has no setting, and few shall be so at once.
        foreach (var item in items.Where(item => item.WasModifyRefused && !cancellationToken.IsCancellationRequested))
            await replace.RunAsync(item, PortVlanSetting.Typed);
        return [.. items.Select(Outcome)];
    }

    public async Task<IReadOnlyList<TrunkReading>> ReadAsync(
        string node, IReadOnlyCollection<Adapter> adapters, CancellationToken cancellationToken)
    {
        var read = new FeatureRead(sessions.For(node), node, FeatureKind.Vlan, templates);
        var found = await read.WholeAsync([.. adapters.Select(adapter => adapter.Id)], cancellationToken);
        return [.. adapters.Select(adapter => Reading(adapter.Id, found.GetValueOrDefault(adapter.Id))).OfType<TrunkReading>()];
    }

    private static TrunkReading? Reading(AdapterId id, CimObject? setting)
    {
        try
        {
            return new TrunkReading(id, PortVlanSetting.Save(setting), SettingOf(setting));
        }
        catch (CimFormatException)
        {
            // A setting that nobody documents could not be put back.
            return null;
        }
    }

    private static FeatureChange Change(TrunkChange change) => Goal(change) with
    {
        IsExpected = change.Expected is { } expected ? setting => PortVlanSetting.Save(setting) == expected : null,
    };

    private static FeatureChange Goal(TrunkChange change) => change.Goal switch
    {
        TrunkGoal.Trunk trunk => Trunk(change.Adapter, trunk),
        TrunkGoal.AsBefore { Prior: { IsAbsent: true } } => new(
            change.Adapter, setting => setting is null, null, Describe, "no VLAN setting"),
        TrunkGoal.AsBefore { Prior: var prior } => new(
            change.Adapter,
            setting => PortVlanSetting.Save(setting) == prior,
            setting => PortVlanSetting.Restore(setting, prior),
            Describe,
            Describe(PortVlanSetting.Restore(new CimObject(PortVlanSetting.ClassName, []), prior))),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Goal, "Unknown goal."),
    };

    private static FeatureChange Trunk(Adapter adapter, TrunkGoal.Trunk goal)
    {
        var wanted = new VlanSetting(VlanMode.Trunk, 0, goal.NativeId, [.. goal.Ids.Order().Distinct()]);
        return new FeatureChange(
            adapter,
            setting => setting is not null && VlanSettingRow.SettingOf(setting) == wanted,
            setting => PortVlanSetting.AsTrunk(setting, goal),
            Describe,
            Describe(wanted));
    }

    private static TrunkOutcome Outcome(FeatureItem item)
    {
        try
        {
            return new TrunkOutcome(
                item.Id,
                item.IsBeforeKnown ? PortVlanSetting.Save(item.Before) : null,
                item.IsAfterKnown ? SettingOf(item.After) : null,
                item.Error);
        }
        catch (CimFormatException)
        {
            // The error of such a setting says so already.
            return new TrunkOutcome(item.Id, null, null, item.Error);
        }
    }

    private static VlanSetting SettingOf(CimObject? setting) =>
        setting is null ? VlanSetting.Untagged : VlanSettingRow.SettingOf(setting);

    private static string Describe(CimObject? setting) =>
        setting is null ? "no VLAN setting" : Describe(VlanSettingRow.SettingOf(setting));

    private static string Describe(VlanSetting setting) => setting.Mode switch
    {
        VlanMode.Access => $"VLAN {setting.AccessId}",
        VlanMode.Trunk => $"the trunk {string.Join(',', setting.TrunkIds)} (native {setting.NativeId})",
        VlanMode.Private => "a private VLAN",
        _ => "no VLAN",
    };
}
