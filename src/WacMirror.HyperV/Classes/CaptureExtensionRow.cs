using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>The NDIS capture extension of one virtual switch. Found by its id: its display name is in the node's
/// language.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchextension</summary>
/// <param name="Path">The object, keys as the node spells them.</param>
/// <param name="SwitchId">The switch it sits on.</param>
/// <param name="EnabledState">2 on, 3 off, 5 not to be changed.</param>
public sealed record CaptureExtensionRow(CimPath Path, Guid SwitchId, ushort? EnabledState)
{
    public const string ClassName = "Msvm_EthernetSwitchExtension";

    /// <summary>What RequestStateChange calls on and off, as EnabledState does.</summary>
    public const ushort On = 2;

    public const ushort Off = 3;

    private const ushort Fixed = 5;

    private static readonly Guid Capture = Guid.Parse("EA24CD6C-D17A-4348-9190-09F0D5BE83DD");

    /// <summary>Null rows are other extensions.</summary>
    public static CimTable<CaptureExtensionRow?> Table { get; } = new(
        CimNamespaces.Virtualization, ClassName,
        ["SystemCreationClassName", "SystemName", "CreationClassName", "Name", ("EnabledState", CimType.UInt16)],
        Read);

    /// <summary>Null when it is neither on nor off.</summary>
    public bool? IsEnabled => EnabledState switch { On => true, Off => false, _ => null };

    public bool IsFixed => EnabledState == Fixed;

    // A GUID with or without braces, in any case.
    private static CaptureExtensionRow? Read(CimObject instance) =>
        Guid.TryParse(instance.Text("Name"), out var id) && id == Capture
        && Guid.TryParse(instance.Text("SystemName"), out var switchId)
            ? new CaptureExtensionRow(
                CimPath.Of(
                    CimNamespaces.Virtualization, ClassName,
                    ("SystemCreationClassName", instance.Text("SystemCreationClassName") ?? SwitchRow.ClassName),
                    ("SystemName", instance.Required("SystemName")),
                    ("CreationClassName", instance.Text("CreationClassName") ?? ClassName),
                    ("Name", instance.Required("Name"))),
                switchId,
                instance.UInt16("EnabledState"))
            : null;
}
