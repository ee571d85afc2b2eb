using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>
/// Which live switch port realises which connection. Read whole, because columns that are references are unproven
/// over WS-Man; the class associates other things too, whose rows name neither.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-elementsettingdata
/// </summary>
/// <param name="ConnectionId">InstanceID of the connection; null for a row of other things.</param>
/// <param name="Switch">The switch of the port.</param>
/// <param name="Port">The port.</param>
public sealed record PortConnectionRow(string? ConnectionId, Guid? Switch, Guid? Port)
{
    private static readonly PortConnectionRow OtherThings = new(null, null, null);

    public static CimTable<PortConnectionRow> Table { get; } =
        new(
            CimNamespaces.Virtualization, "Msvm_ElementSettingData",
            [("ManagedElement", CimType.Reference), ("SettingData", CimType.Reference)], Read, isWhole: true);

    private static PortConnectionRow Read(CimObject instance)
    {
        var port = RowReading.Path(instance["ManagedElement"]);
        var connection = RowReading.Path(instance["SettingData"]);
        return Is(port, SwitchPortRow.ClassName) && Is(connection, ConnectionRow.ClassName)
            ? new(
                connection!.Key("InstanceID"),
                Guid.TryParse(port!.Key("SystemName"), out var owner) ? owner : null,
                InstanceIds.Device(port.Key("DeviceID")))
            : OtherThings;
    }

    private static bool Is(CimPath? path, string className) =>
        className.Equals(path?.ClassName, StringComparison.OrdinalIgnoreCase);
}
