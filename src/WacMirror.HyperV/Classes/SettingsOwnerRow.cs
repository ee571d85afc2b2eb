namespace WacMirror.HyperV.Classes;

/// <summary>One of the two singletons whose methods take the settings of ports: one for the ports of machines, one for
/// those of switches.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-virtualsystemmanagementservice,
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-virtualethernetswitchmanagementservice</summary>
public sealed record SettingsOwnerRow(string CreationClassName)
{
    public static CimTable<SettingsOwnerRow> Machines { get; } = Table("Msvm_VirtualSystemManagementService");

    public static CimTable<SettingsOwnerRow> Switches { get; } = Table("Msvm_VirtualEthernetSwitchManagementService");

    private static CimTable<SettingsOwnerRow> Table(string className) => new(
        CimNamespaces.Virtualization, className, ["CreationClassName"],
        instance => new SettingsOwnerRow(instance.Required("CreationClassName")));
}
