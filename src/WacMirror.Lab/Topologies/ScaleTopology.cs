using System.Globalization;
using System.Net;

namespace WacMirror.Lab.Topologies;

/// <summary>Generates clusters of any size, always the same for the same numbers.</summary>
internal static class ScaleTopology
{
    public static LabTopology Create(int nodes, int machines, int adapters)
    {
        Check("nodes", nodes, 1, LabTopology.MaxNodes);
        Check("machines", machines, 0, LabTopology.MaxMachinesPerNode);
        Check("adapters", adapters, 1, LabTopology.MaxAdapters);
        return new LabTopology
        {
            Name = "SCALE",
            Counters = CounterSource.Model,
            Nodes = [.. Enumerable.Range(0, nodes).Select(Node)],
            Machines = [.. Enumerable.Range(0, nodes).SelectMany(node => Machines(node, machines, adapters))],
        };
    }

    private static NodeDefinition Node(int node) => new(
        NodeName(node),
        [
            new SwitchDefinition(
                "Production",
                SwitchDefinitionKind.External,
                new ManagementNicDefinition("Production", Mac(0xFF, node, 1), Address(10, node, 0))),
            new SwitchDefinition("Backup", SwitchDefinitionKind.External),
        ]);

    private static IEnumerable<MachineDefinition> Machines(int node, int count, int adapters) =>
        Enumerable.Range(1, count).Select(machine => new MachineDefinition
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"VM-{node + 1:00}-{machine:000}"),
            Node = NodeName(node),
            Notes = machine % 5 == 0 ? "Database #sql" : "Application #app",
            Adapters = [.. Enumerable.Range(0, adapters).Select(index => Adapter(node, machine, index))],
        });

    // The first is the machine's own, the second its backup's, and then they alternate.
    private static AdapterDefinition Adapter(int node, int machine, int index)
    {
        var adapter = new AdapterDefinition
        {
            Switch = index % 2 == 0 ? "Production" : "Backup",
            Mac = Mac(0x10 * (index + 1), node, machine),
            Address = Address(10 + index, node, machine),
        };
        return index switch
        {
            0 => adapter,
            1 => adapter with { Name = "Backup" },
            _ => adapter with { Name = string.Create(CultureInfo.InvariantCulture, $"Network Adapter {index + 1}") },
        };
    }

    private static string NodeName(int node) => string.Create(CultureInfo.InvariantCulture, $"NODE{node + 1:00}");

    private static string Mac(int kind, int node, int machine) => string.Create(
        CultureInfo.InvariantCulture, $"00155D{(kind + (machine >> 8)) & 0xFF:X2}{node:X2}{machine & 0xFF:X2}");

    private static AddressDefinition Address(int network, int node, int machine) => new(
        new IPAddress([10, (byte)network, (byte)((node * 4) + (machine / 250)), (byte)((machine % 250) + 1)]), 16);

    private static void Check(string field, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new LabTopologyException(
                "scale",
                field,
                value.ToString(CultureInfo.InvariantCulture),
                $"a whole number from {least} to {most}",
                null);
    }
}
