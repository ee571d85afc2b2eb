namespace WacMirror.HyperV.Classes;

/// <summary>A virtual switch.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-virtualethernetswitch</summary>
public sealed record SwitchRow(Guid? Id, string Name)
{
    public const string ClassName = "Msvm_VirtualEthernetSwitch";

    public static CimTable<SwitchRow> Table { get; } = new(
        CimNamespaces.Virtualization, ClassName, ["Name", "ElementName"],
        instance => new SwitchRow(
            Guid.TryParse(instance.Required("Name"), out var id) ? id : null,
            instance.Text("ElementName") ?? string.Empty));
}
