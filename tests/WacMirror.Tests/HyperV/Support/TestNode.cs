using WacMirror.Cim;
using WacMirror.HyperV.Classes;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>Rows of a small node: one switch, one machine with one NIC, and room for oddities.</summary>
internal static class TestNode
{
    public const string Vm = "AAAAAAAA-0000-4000-8000-000000000001";
    public const string Nic = "BBBBBBBB-0000-4000-8000-000000000001";
    public const string SwitchId = "CCCCCCCC-0000-4000-8000-000000000001";
    public const string Allocation = "DDDDDDDD-0000-4000-8000-000000000001";
    public const string Port = "EEEEEEEE-0000-4000-8000-000000000001";
    public const string Checkpoint = "FFFFFFFF-0000-4000-8000-000000000001";
    public const string Feature = "776E0BA7-94A1-41C8-8F28-951F524251B5";
    public const string Setting = "77A43184-0000-4000-8000-000000000001";
    public const string NicInstance = $@"Microsoft:{Vm}\{Nic}";
    public const string Connection = NicInstance + @"\C";

    public static AdapterId Id { get; } = new(Guid.Parse(Vm), Guid.Parse(Nic));

    public static AdapterId SwitchOwnedId { get; } = new(Guid.Parse(SwitchId), Guid.Parse(Allocation));

    public static NodeRows Rows { get; } = new()
    {
        Systems = [new("HV01", "HV01", 2), new(Vm, "NLB1", 2)],
        VmSettings = [new($"Microsoft:{Vm}", Vm, VmSettingRow.Realized, ["collector #pci #dmz"])],
        Nics = [new(NicInstance, "Network Adapter", "00155d010203", IsLegacy: false)],
        Connections = [new(Connection, "", 2, SwitchPath)],
        Security = [Security(Connection, new RoleSetting(MirrorRole.Source, 1))],
        Switches = [new(Guid.Parse(SwitchId), "Production")],
        Ports = [new(Connection, Guid.Parse(SwitchId), Guid.Parse(Port))],
    };

    public static CimPath SwitchPath => CimPath.Of(
        Wire.Ns, "Msvm_VirtualEthernetSwitch", ("CreationClassName", "Msvm_VirtualEthernetSwitch"), ("Name", SwitchId.ToLowerInvariant()));

    public static CimPath ComputerPath => CimPath.Of(
        Wire.Ns, "Msvm_ComputerSystem", ("CreationClassName", "Msvm_ComputerSystem"), ("Name", "HV01"));

    public static CimPath ExternalPortPath => CimPath.Of(
        Wire.Ns, "Msvm_ExternalEthernetPort", ("DeviceID", $"Microsoft:{{{Allocation}}}"));

    public static ConnectionRow SwitchOwned(CimPath resource) =>
        new($@"Microsoft:{SwitchId}\{Allocation}", "Production", null, resource);

    public static SecuritySettingRow Security(string connection, RoleSetting setting, string suffix = Setting) =>
        new($@"{connection}\{Feature}\{suffix}", setting);
}
