using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>The NDIS capture extension of one virtual switch, known by its id.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/requeststatechange-msvm-ethernetswitchextension</summary>
/// <param name="SwitchId">The switch it sits on.</param>
/// <param name="Path">The object, as the node spells it.</param>
/// <param name="State">Whether it is on.</param>
public sealed record CaptureExtension(Guid SwitchId, CimPath Path, ExtensionState State)
{
    /// <summary>What RequestStateChange calls on and off.</summary>
    public const ushort On = 2;

    public const ushort Off = 3;

    /// <summary>Null rows are other extensions. Read whole, because a call needs the object's path.</summary>
    public static CimTable<CaptureExtension?> Table { get; } = new(
        SwitchExtensionRow.Table.Namespace, SwitchExtensionRow.Table.ClassName, SwitchExtensionRow.Table.Columns, Read,
        isWhole: true);

    /// <summary>Null when it is neither on nor off.</summary>
    public bool? IsEnabled => State switch
    {
        ExtensionState.Enabled => true,
        ExtensionState.Disabled => false,
        _ => null,
    };

    private static CaptureExtension? Read(CimObject instance)
    {
        var row = SwitchExtensionRow.Table.Read(instance);
        if (row.Switch is not { } switchId || row.ToExtension() is not { } extension
            || extension.Id != SwitchExtension.NdisCapture)
            return null;
        return instance.Path is { } path
            ? new CaptureExtension(switchId, path, extension.State)
            : throw new CimFormatException("A switch extension came without its path.");
    }
}
