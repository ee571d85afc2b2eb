using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>An extension of a virtual switch. Its name is a GUID, in braces or not; what people read is translated and
/// never compared.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchextension</summary>
/// <param name="Switch">The switch; null when the row names none.</param>
/// <param name="Name">The key, as the node writes it.</param>
/// <param name="ElementName">For people.</param>
/// <param name="Type">As <see cref="ExtensionKind"/>.</param>
/// <param name="EnabledState">2 enabled, 3 disabled, 5 not changeable.</param>
public sealed record SwitchExtensionRow(
    Guid? Switch, string Name, string ElementName, byte? Type, ushort? EnabledState)
{
    public static CimTable<SwitchExtensionRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_EthernetSwitchExtension",
        ["Name", "SystemName", "ElementName", ("EnabledState", CimType.UInt16), ("ExtensionType", CimType.UInt8)],
        instance => new SwitchExtensionRow(
            Guid.TryParse(instance.Text("SystemName"), out var id) ? id : null,
            instance.Required("Name"),
            instance.Text("ElementName") ?? string.Empty,
            instance.UInt8("ExtensionType"),
            instance.UInt16("EnabledState")));

    /// <summary>Null when the name is no GUID, by which alone an extension is known.</summary>
    public SwitchExtension? ToExtension() => Guid.TryParse(Name, out var id)
        ? new SwitchExtension(
            id,
            ElementName,
            Type is <= (byte)ExtensionKind.Native and var kind ? (ExtensionKind)kind : ExtensionKind.Unknown,
            EnabledState switch
            {
                2 => ExtensionState.Enabled,
                3 => ExtensionState.Disabled,
                5 => ExtensionState.Fixed,
                _ => ExtensionState.Unknown,
            })
        : null;
}
