using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>The part of a port's security setting that mirroring is about.</summary>
/// <param name="InstanceId">The key.</param>
/// <param name="Setting">MonitorMode and MonitorSession.</param>
public sealed record SecuritySettingRow(string InstanceId, RoleSetting Setting)
{
    /// <summary>What the node said instead, where that is no setting we know; null otherwise. One port's strange
    /// value is no reason to see nothing of its node.</summary>
    public string? Oddity { get; init; }

    public static CimTable<SecuritySettingRow> Table { get; } = new(
        CimNamespaces.Virtualization, SecuritySetting.ClassName,
        ["InstanceID", (SecuritySetting.MonitorMode, CimType.UInt8), (SecuritySetting.MonitorSession, CimType.UInt8)],
        Read);

    /// <summary>Templates hold bounds rather than roles; theirs are not read.</summary>
    private static SecuritySettingRow Read(CimObject instance)
    {
        var id = instance.Required("InstanceID");
        try
        {
            return new SecuritySettingRow(
                id, InstanceIds.Adapter(id) is null ? RoleSetting.None : SecuritySetting.RoleOf(instance));
        }
        catch (CimFormatException error)
        {
            return new SecuritySettingRow(id, RoleSetting.None) { Oddity = error.Message };
        }
    }
}
