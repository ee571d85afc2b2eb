using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Soak.Labs;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>Takes back in the twin what a stranger made and WacMirror overruled, as far as that is certain.</summary>
internal sealed class TwinRepair(SoakWorld world)
{
    public async Task RunAsync()
    {
        var settings = world.Labs.Twin.Settings();
        bool IsThere(string adapter) =>
            settings.Values.ContainsKey(LabSettingsView.Port(adapter, SeenAdapters.Security, "MonitorMode"));
        foreach (var (adapter, role) in world.Oracle.Roles)
            if (role.Twin is { } twin && IsThere(adapter.Id) && SeenAdapters.RoleOf(settings, adapter.Id) != twin)
                await EditAsync(
                    adapter.Id,
                    SeenAdapters.Security,
                    ("MonitorMode", CimValue.Of((ulong)RoleText.Mode(twin))),
                    ("MonitorSession", CimValue.Of((ulong)RoleText.Session(twin))));
        foreach (var (adapter, trunk) in world.Oracle.Trunks)
            if (trunk.Twin is { } twin && IsThere(adapter.Id) && SeenAdapters.TrunkOf(settings, adapter.Id) != twin)
                await EditAsync(adapter.Id, SeenAdapters.Vlan, SeenAdapters.TrunkProperties(twin));
    }

    private async Task EditAsync(string adapter, string className, params (string Name, CimValue Value)[] values)
    {
        world.Figures.Overruled++;
        await world.Labs.Twin.EditAsync(
            adapter,
            className,
            [.. values.Select(value => new CimProperty(value.Name, null, value.Value, value.Value is CimValue.List))]);
    }
}
