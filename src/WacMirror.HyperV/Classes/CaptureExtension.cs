using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>The NDIS capture extension of one virtual switch, known by its id.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/requeststatechange-msvm-ethernetswitchextension</summary>
/// <param name="SwitchId">The switch it sits on.</param>
/// <param name="Name">The key, as the node writes it.</param>
/// <param name="State">Whether it is on.</param>
public sealed record CaptureExtension(Guid SwitchId, string Name, ExtensionState State)
{
    /// <summary>What RequestStateChange calls on and off.</summary>
    public const ushort On = 2;

    public const ushort Off = 3;

    private const string ClassName = "Msvm_EthernetSwitchExtension";

    /// <summary>Null when it is neither on nor off.</summary>
    public bool? IsEnabled => State switch
    {
        ExtensionState.Enabled => true,
        ExtensionState.Disabled => false,
        _ => null,
    };

    public CimPath Path => CimPath.Of(
        CimNamespaces.Virtualization, ClassName,
        ("SystemCreationClassName", SwitchRow.ClassName), ("SystemName", InstanceIds.Text(SwitchId)),
        ("CreationClassName", ClassName), ("Name", Name));

    /// <summary>Null for another extension.</summary>
    public static CaptureExtension? Of(SwitchExtensionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Switch is { } switchId && row.ToExtension() is { } extension && extension.Id == SwitchExtension.NdisCapture
            ? new CaptureExtension(switchId, row.Name, extension.State)
            : null;
    }
}
