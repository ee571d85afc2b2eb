namespace WacMirror.HyperV.Classes;

/// <summary>A live switch port; one exists while its machine runs. The inventory learns of ports by
/// <see cref="PortConnectionRow"/>, which also says whose they are.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchport</summary>
public sealed record SwitchPortRow(Guid? Switch, Guid? Port, string Name)
{
    public const string ClassName = "Msvm_EthernetSwitchPort";

    public static CimTable<SwitchPortRow> Table { get; } = new(
        CimNamespaces.Virtualization, ClassName, ["SystemName", "DeviceID", "ElementName"],
        instance => new SwitchPortRow(
            Guid.TryParse(instance.Text("SystemName"), out var id) ? id : null,
            InstanceIds.Device(instance.Text("DeviceID")),
            instance.Text("ElementName") ?? string.Empty));
}
