using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>What a virtual switch is set to.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-virtualethernetswitchsettingdata
/// TeamingEnabled is of Windows Server 2016 and later.</summary>
/// <param name="Switch">The switch; null for a template.</param>
/// <param name="IsTeamed">Whether the switch joins several physical NICs itself.</param>
/// <param name="AllowsSriov">Whether machines may ask for a virtual function on it.</param>
public sealed record SwitchSettingRow(Guid? Switch, bool IsTeamed, bool AllowsSriov)
{
    public static CimTable<SwitchSettingRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_VirtualEthernetSwitchSettingData",
        ["InstanceID", "VirtualSystemIdentifier", ("TeamingEnabled", CimType.Boolean), ("IOVPreferred", CimType.Boolean)],
        instance => new SwitchSettingRow(
            Guid.TryParse(instance.Text("VirtualSystemIdentifier"), out var id) ? id : null,
            instance.Boolean("TeamingEnabled") ?? false,
            instance.Boolean("IOVPreferred") ?? false));
}
