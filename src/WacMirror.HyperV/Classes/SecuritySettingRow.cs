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
        instance => new SecuritySettingRow(instance.Required("InstanceID"), SecuritySetting.RoleOf(instance)));
}
