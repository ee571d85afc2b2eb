using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>A machine, or the node itself, whose name is no GUID.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-computersystem</summary>
public sealed record ComputerSystemRow(string Name, string ElementName, ushort? EnabledState)
{
    /// <summary>The class that a management NIC's connection points to.</summary>
    public const string ClassName = "Msvm_ComputerSystem";

    public static CimTable<ComputerSystemRow> Table { get; } = new(
        CimNamespaces.Virtualization, ClassName, ["Name", "ElementName", ("EnabledState", CimType.UInt16)], Read);

    /// <summary>The machine's id; null for the node itself.</summary>
    public Guid? Id => Guid.TryParse(Name, out var id) ? id : null;

    /// <summary>The values are those of the Hyper-V module's VMState; the 32xxx ones are stages and kinds of the
    /// states before them.</summary>
    public VmState State => EnabledState switch
    {
        2 or 32785 => VmState.Running,
        3 or 32783 or 32786 => VmState.Off,
        4 or 32774 => VmState.Stopping,
        6 or 32773 or 32779 or 32780 or 32788 => VmState.Saved,
        9 or 32776 or 32789 => VmState.Paused,
        10 or 11 or 32777 => VmState.Starting,
        _ => VmState.Unknown,
    };

    private static ComputerSystemRow Read(CimObject instance) => new(
        instance.Required("Name"), instance.Text("ElementName") ?? string.Empty, instance.UInt16("EnabledState"));
}
