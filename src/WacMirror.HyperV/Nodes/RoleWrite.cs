using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Jobs;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>
/// Writes one adapter's role: read, change, write the whole object, read back. "No role" is MonitorMode 0 in an object
/// that stays; removing it would reset the guards that live in it. What the read-back says counts, whatever the write
/// answered: a lost answer may have done its work, and a reported success may have done nothing.
/// </summary>
internal sealed class RoleWrite(ICimSession session, string node, TimeProvider time)
{
    private readonly PortSecurity ports = new(session, node);
    private readonly MethodRunner methods = new(session, node, time);

    public async Task<RoleOutcome> RunAsync(RoleChange change, CancellationToken cancellationToken)
    {
        var id = change.Adapter.Id;
        CimObject? setting;
        CimPath? connection = null;
        RoleSetting before;
        try
        {
            setting = await ports.FindAsync(id, cancellationToken);
            before = ports.RoleOf(setting);
            // Without a setting the connection is all that tells "every default" from "moved away meanwhile".
            if (setting is null)
                connection = await ports.ConnectionAsync(change.Adapter, cancellationToken);
        }
        catch (NodeException error)
        {
            return new RoleOutcome(id, null, null, error);
        }
        if (before == change.Wanted)
            return new RoleOutcome(id, before, before, null);
        var failure = await WriteAsync(change, setting, connection);
        try
        {
            // Not cancellable, as the write before it: see MethodRunner.
            var after = ports.RoleOf(await ports.FindAsync(id, CancellationToken.None));
            return new RoleOutcome(id, before, after, after == change.Wanted ? null : failure ?? NoOp(change, after));
        }
        catch (NodeException error)
        {
            return new RoleOutcome(id, before, null, failure ?? error);
        }
    }

    private async Task<NodeException?> WriteAsync(RoleChange change, CimObject? setting, CimPath? connection)
    {
        var service = SettingsOwner.Of(change.Adapter.Kind);
        try
        {
            if (setting is null)
                await methods.RunAsync(
                    service,
                    SettingsOwner.Add,
                    [
                        new("AffectedConfiguration", CimType.Reference, CimValue.Of(connection)),
                        Embed(SecuritySetting.WithRole(await ports.TemplateAsync(), change.Wanted)),
                    ]);
            else
                await methods.RunAsync(
                    service, SettingsOwner.Modify, [Embed(SecuritySetting.WithRole(setting, change.Wanted))]);
            return null;
        }
        catch (NodeException error)
        {
            return error;
        }
    }

    private static CimProperty Embed(CimObject setting) =>
        new("FeatureSettings", CimType.Instance, new CimValue.List([CimValue.Of(setting)]), IsArray: true);

    private NodeException NoOp(RoleChange change, RoleSetting after) => new(
        NodeFault.SilentNoOp, node, "Set role",
        $"the node reported success, but the port has {after.Role} (session {after.Session}) instead of "
        + $"{change.Wanted.Role} (session {change.Wanted.Session}); another tool or a switch extension may own the setting");
}
