namespace WacMirror.HyperV.Classes;

/// <summary>A physical NIC, as Hyper-V sees it. An uplink's connection points to one.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-externalethernetport</summary>
public sealed record ExternalPortRow(string DeviceId, string Name, string? Address)
{
    public const string ClassName = "Msvm_ExternalEthernetPort";

    public static CimTable<ExternalPortRow> Table { get; } = new(
        CimNamespaces.Virtualization, ClassName, ["DeviceID", "ElementName", "PermanentAddress"],
        instance => new ExternalPortRow(
            instance.Required("DeviceID"),
            instance.Text("ElementName") ?? string.Empty,
            instance.Text("PermanentAddress")));
}
