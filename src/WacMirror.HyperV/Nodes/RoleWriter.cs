using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Features;
using WacMirror.HyperV.Jobs;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>Writes mirror roles into the security settings of one node's ports. "No role" is MonitorMode 0 in an object
/// that stays; removing it would reset the guards that live in it.</summary>
public sealed class RoleWriter(CimSessionPool sessions, TimeProvider time) : IRoleWriter
{
    private readonly TemplateCache templates = new();
    private readonly JobPace pace = new();

    public async Task<IReadOnlyList<RoleOutcome>> WriteAsync(
        string node, IReadOnlyList<RoleChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var write = new FeatureWrite(sessions.For(node), node, time, FeatureKind.Security, templates, pace);
        var items = await write.RunAsync(changes.Select(Change), cancellationToken);
        return [.. items.Select(Outcome)];
    }

    private static FeatureChange Change(RoleChange change) => new(
        change.Adapter,
        setting => RoleOf(setting) == change.Wanted,
        setting => SecuritySetting.WithRole(setting, change.Wanted),
        setting => Describe(RoleOf(setting)),
        Describe(change.Wanted))
    {
        IsExpected = change.Expected is { } expected ? setting => RoleOf(setting) == expected : null,
        IsNew = !change.Adapter.HasSecuritySetting,
    };

    private static RoleOutcome Outcome(FeatureItem item) => new(
        item.Id,
        item.IsBeforeKnown ? KnownRole(item.Before) : null,
        item.IsAfterKnown ? KnownRole(item.After) : null,
        item.Error);

    private static RoleSetting RoleOf(CimObject? setting) =>
        setting is null ? RoleSetting.None : SecuritySetting.RoleOf(setting);

    private static RoleSetting? KnownRole(CimObject? setting)
    {
        try
        {
            return RoleOf(setting);
        }
        catch (CimFormatException)
        {
            // A mode that nobody documents is no role that we could name.
            return null;
        }
    }

    private static string Describe(RoleSetting setting) => $"{setting.Role} (session {setting.Session})";
}
