using System.Globalization;
using WacMirror.Lab.Topologies;

namespace WacMirror.Benchmarks.Move;

/// <summary>A cluster in which half of the nodes have sources, and every node a sensor that stays where it is.</summary>
internal sealed record MoveShape(int Nodes, int Machines)
{
    public const string SourceNames = "APP-*";
    public const string SensorNames = "SENSOR-*";

    /// <summary>The one that moves, from empty node to empty node.</summary>
    public const string Traveller = "APP-01-001";

    /// <summary>On each of the nodes that have any.</summary>
    private const int SourcesEach = 10;

    private int WithSources => Nodes / 2;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Nodes} nodes x {Machines} machines");

    public int Sources => WithSources * SourcesEach;

    /// <summary>The nodes without a source, where a sensor's collector stands by.</summary>
    public IReadOnlyList<string> EmptyNodes => [.. Enumerable.Range(WithSources, Nodes - WithSources).Select(NodeOf)];

    public static string SensorOn(string node) => $"SENSOR-{node}";

    public static string NodeOf(int node) => string.Create(CultureInfo.InvariantCulture, $"NODE{node + 1:00}");

    public LabTopology Topology()
    {
        var scale = LabTopology.Scale(Nodes, Machines);
        return scale with
        {
            Machines = [.. scale.Machines.Select((machine, at) => Named(machine, at % Machines, at / Machines))],
        };
    }

    private MachineDefinition Named(MachineDefinition machine, int number, int node) => number switch
    {
        _ when number == Machines - 1 => machine with { Name = SensorOn(machine.Node), IsClustered = false },
        < SourcesEach when node < WithSources =>
            machine with { Name = machine.Name.Replace("VM", "APP", StringComparison.Ordinal) },
        _ => machine,
    };
}
