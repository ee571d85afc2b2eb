using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using WacMirror.Lab.Topologies;

namespace WacMirror.Soak.Labs;

/// <summary>The cluster of the soak: four nodes, small enough to be looked at, with what policies meet in the field: a
/// sensor on each node that the cluster does not own, VLANs, trunks, roles that somebody has set before.</summary>
internal static class SoakTopology
{
    public const int Nodes = 4;
    public const string Production = "Production";
    public const string Isolated = "Isolated";
    private const int Machines = 24;

    public static LabTopology Create() => new()
    {
        Name = "SOAK",
        Counters = CounterSource.Model,
        Nodes = [.. Enumerable.Range(1, Nodes).Select(Node)],
        Machines =
        [
            .. Enumerable.Range(1, Machines).Select(Machine),
            .. Enumerable.Range(1, Nodes).Select(Sensor),
        ],
    };

    public static string NodeName(int number) => string.Create(CultureInfo.InvariantCulture, $"HV{number:00}");

    /// <summary>A machine that comes later.</summary>
    public static MachineDefinition Newcomer(int number, string node) =>
        Machine(Machines + number) with { Name = string.Create(CultureInfo.InvariantCulture, $"NEW{number:00}"), Node = node };

    private static NodeDefinition Node(int number) => new(
        NodeName(number),
        [
            new SwitchDefinition(
                Production,
                SwitchDefinitionKind.External,
                new ManagementNicDefinition(
                    Production,
                    string.Create(CultureInfo.InvariantCulture, $"00155DFF00{number:X2}"),
                    new AddressDefinition(new IPAddress([10, 0, 0, (byte)number]), 16))),
            new SwitchDefinition(Isolated, SwitchDefinitionKind.Private),
        ],
        number switch { 2 => "ja-JP", 3 => "pt-BR", _ => "en-US" });

    private static MachineDefinition Machine(int number) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{Trade(number)}{number:00}"),
        Node = NodeName((number % Nodes) + 1),
        Notes = (number % 3, number % 4) switch
        {
            (0, 0) => "Both #db #pci",
            (0, _) => "Holds data #db",
            (_, 0) => "Handles cards #pci",
            _ => "Nothing special",
        },
        IsRunning = number % 11 != 0,
        HasCheckpoint = number == 5,
        Adapters = [First(number), .. number % 3 == 0 ? [Second()] : ImmutableArray<AdapterDefinition>.Empty],
    };

    private static string Trade(int number) => (number % 3) switch { 0 => "SQL", 1 => "WEB", _ => "APP" };

    private static AdapterDefinition First(int number) => new()
    {
        Switch = Production,
        Vlan = (number % 6) switch
        {
            1 => new VlanDefinition(10, 0, []),
            2 => new VlanDefinition(20, 0, []),
            5 => new VlanDefinition(0, 5, [10, 20]),
            _ => VlanDefinition.Untagged,
        },
        IsLegacy = number == 7,
        IovWeight = number == 8 ? 100 : 0,
        HasActiveVf = number == 8,
        Role = number switch { 9 => RoleDefinition.Source, 10 => RoleDefinition.Destination, _ => RoleDefinition.Unset },
    };

    private static AdapterDefinition Second() => new() { Name = "Backup", Switch = Isolated };

    private static MachineDefinition Sensor(int number) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"SENSOR{number:00}"),
        Node = NodeName(number),
        Notes = "Watches #sensor",
        IsClustered = false,
        Adapters =
        [
            new AdapterDefinition { Name = "Capture", Switch = Production },
            new AdapterDefinition { Name = "Backup", Switch = Isolated },
        ],
    };
}
