using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>The part of a port's security setting that mirroring is about.</summary>
/// <param name="InstanceId">The key.</param>
/// <param name="Setting">MonitorMode and MonitorSession.</param>
public sealed record SecuritySettingRow(string InstanceId, RoleSetting Setting)
{
    public static CimTable<SecuritySettingRow> Table { get; } = new(
        CimNamespaces.Virtualization, SecuritySetting.ClassName,
        ["InstanceID", SecuritySetting.MonitorMode, SecuritySetting.MonitorSession],
        Read);

    /// <summary>Templates hold bounds rather than roles; theirs are not read.</summary>
    private static SecuritySettingRow Read(CimObject instance)
    {
        var id = instance.Required("InstanceID");
        return new SecuritySettingRow(
            id, InstanceIds.Adapter(id) is null ? RoleSetting.None : SecuritySetting.RoleOf(instance));
    }
}
