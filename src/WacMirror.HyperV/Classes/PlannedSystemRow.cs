namespace WacMirror.HyperV.Classes;

/// <summary>A machine that a node prepares for: the target of a live migration, or an import. The inventory learns of
/// it by its configuration (<see cref="VmSettingRow.PlannedVm"/>), which it reads anyway.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-plannedcomputersystem</summary>
public sealed record PlannedSystemRow(Guid? Id, string ElementName)
{
    public static CimTable<PlannedSystemRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_PlannedComputerSystem", ["Name", "ElementName"],
        instance => new PlannedSystemRow(
            Guid.TryParse(instance.Required("Name"), out var id) ? id : null,
            instance.Text("ElementName") ?? string.Empty));
}
