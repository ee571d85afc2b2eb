using WacMirror.Cim;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Benchmarks.Apply;

/// <summary>
/// What a script with Set-VMNetworkAdapter comes to, written as fast as such a loop can be: one adapter at a time, read
/// the setting (and where there is none, its connection and the template), write it, wait for the job, read it back. It
/// looks at the job every 20 ms, more often than any tool does.
/// </summary>
internal sealed class ScriptLoop(CimSessionPool sessions)
{
    private const string Ns = "root/virtualization/v2";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private static readonly CimPath Machines = CimPath.Of(
        Ns, "Msvm_VirtualSystemManagementService", ("CreationClassName", "Msvm_VirtualSystemManagementService"));

    public async Task SetAsync(IEnumerable<Adapter> adapters, RoleSetting wanted)
    {
        foreach (var adapter in adapters)
            await SetAsync(sessions.For(adapter.Node), adapter, wanted);
    }

    private static async Task SetAsync(ICimSession session, Adapter adapter, RoleSetting wanted)
    {
        var prefix = InstanceIds.PrefixOf(adapter.Id);
        var setting = await FirstAsync(session, SecuritySetting.ClassName, query => query.WherePrefix("InstanceID", prefix));
        var job = setting is null
            ? await AddAsync(session, prefix, wanted)
            : await CallAsync(session, "ModifyFeatureSettings", Embed(SecuritySetting.WithRole(setting, wanted)));
        while (!ConcreteJobRow.Read(await session.GetAsync(job, default)).HasSucceeded)
            await Task.Delay(Pause, TimeProvider.System);
        var after = await FirstAsync(session, SecuritySetting.ClassName, query => query.WherePrefix("InstanceID", prefix));
        if (after is null || SecuritySetting.RoleOf(after) != wanted)
            throw new InvalidOperationException($"The script did not set {adapter.Id}.");
    }

    private static async Task<CimPath> AddAsync(ICimSession session, string prefix, RoleSetting wanted)
    {
        var connection = await FirstAsync(
            session, ConnectionRow.ClassName, query => query.WherePrefix("InstanceID", prefix));
        var template = await FirstAsync(
            session, SecuritySetting.ClassName, query => query.WhereSuffix("InstanceID", @"\Default"));
        var path = CimPath.Of(Ns, ConnectionRow.ClassName, ("InstanceID", connection!.Text("InstanceID")!));
        return await CallAsync(
            session, "AddFeatureSettings",
            new("AffectedConfiguration", CimType.Reference, CimValue.Of(path)),
            Embed(SecuritySetting.WithRole(template!, wanted)));
    }

    private static async Task<CimPath> CallAsync(ICimSession session, string method, params CimProperty[] parameters)
    {
        var result = await session.InvokeAsync(Machines, method, parameters, default);
        return ((CimValue.Reference)result.Output["Job"]).Path;
    }

    private static CimProperty Embed(CimObject setting) =>
        new("FeatureSettings", CimType.Instance, new CimValue.List([CimValue.Of(setting)]), IsArray: true);

    private static async Task<CimObject?> FirstAsync(ICimSession session, string className, Func<Wql, Wql> narrow)
    {
        CimObject? first = null;
        await foreach (var row in session.QueryAsync(Ns, narrow(Wql.Select(className)), default))
            first ??= row;
        return first;
    }
}
