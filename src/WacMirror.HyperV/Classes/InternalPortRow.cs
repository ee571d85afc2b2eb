namespace WacMirror.HyperV.Classes;

/// <summary>The management operating system's NIC on a switch. Nothing in it names its connection, but both carry
/// the same display name.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-internalethernetport</summary>
public sealed record InternalPortRow(string DeviceId, string Name, string? Address)
{
    public static CimTable<InternalPortRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_InternalEthernetPort", ["DeviceID", "ElementName", "PermanentAddress"],
        instance => new InternalPortRow(
            instance.Required("DeviceID"),
            instance.Text("ElementName") ?? string.Empty,
            instance.Text("PermanentAddress")));
}
