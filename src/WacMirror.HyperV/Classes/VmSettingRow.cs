using System.Collections.Immutable;
using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>A machine's configuration. Checkpoints and planned machines have one too, of another type.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-virtualsystemsettingdata</summary>
public sealed record VmSettingRow(string InstanceId, string VmId, string? Type, ImmutableArray<string> Notes)
{
    /// <summary>The VirtualSystemType of a machine that exists here, now.</summary>
    public const string Realized = "Microsoft:Hyper-V:System:Realized";

    /// <summary>That of a machine that is being prepared here: a live migration on its way, or an import.</summary>
    public const string Planned = "Microsoft:Hyper-V:System:Planned";

    public static CimTable<VmSettingRow> Table { get; } = new(
        CimNamespaces.Virtualization, "Msvm_VirtualSystemSettingData",
        ["InstanceID", "VirtualSystemIdentifier", "VirtualSystemType", CimColumn.Many("Notes")], Read);

    /// <summary>The machine; null for a checkpoint, a planned machine or a template.</summary>
    public Guid? RealizedVm => VmOf(Realized);

    /// <summary>The machine to come; null for anything else.</summary>
    public Guid? PlannedVm => VmOf(Planned);

    private Guid? VmOf(string type) =>
        type.Equals(Type, StringComparison.OrdinalIgnoreCase) && Guid.TryParse(VmId, out var id) ? id : null;

    private static VmSettingRow Read(CimObject instance) => new(
        instance.Required("InstanceID"),
        instance.Text("VirtualSystemIdentifier") ?? string.Empty,
        instance.Text("VirtualSystemType"),
        instance.Texts("Notes"));
}
