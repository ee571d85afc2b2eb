using WacMirror.Cim;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Features;

/// <summary>Who takes the feature settings of which ports.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-virtualsystemmanagementservice,
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-virtualethernetswitchmanagementservice</summary>
internal static class SettingsOwner
{
    public const string Add = "AddFeatureSettings";

    public const string Modify = "ModifyFeatureSettings";

    public const string Remove = "RemoveFeatureSettings";

    private static readonly CimPath Machines = Singleton("Msvm_VirtualSystemManagementService");

    private static readonly CimPath Switches = Singleton("Msvm_VirtualEthernetSwitchManagementService");

    public static CimPath Of(AdapterKind kind) => kind is AdapterKind.VmNic ? Machines : Switches;

    // One instance a node; without any selector the call is refused, and this one suffices.
    private static CimPath Singleton(string className) =>
        CimPath.Of(CimNamespaces.Virtualization, className, ("CreationClassName", className));
}
