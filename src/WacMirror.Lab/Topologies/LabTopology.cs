using System.Collections.Immutable;

namespace WacMirror.Lab.Topologies;

/// <summary>How a lab's counters come about.</summary>
public enum CounterSource
{
    /// <summary>Real Ethernet frames are switched and counted.</summary>
    Frames,

    /// <summary>No frames: counters follow a function of time, for clusters too large to run frame by
    /// frame.</summary>
    Model,
}

/// <summary>What a lab is built from. Immutable; names are unique where the members say so.</summary>
public sealed record LabTopology
{
    /// <summary>More would not be a failover cluster: 64 is the limit of Windows Server.</summary>
    public const int MaxNodes = 64;

    /// <summary>Per node; keeps a generated lab within a developer's memory.</summary>
    public const int MaxMachinesPerNode = 1024;

    /// <summary>The cluster's name.</summary>
    public required string Name { get; init; }

    public CounterSource Counters { get; init; } = CounterSource.Frames;

    /// <summary>Unique by name, without case.</summary>
    public required ImmutableArray<NodeDefinition> Nodes { get; init; }

    /// <summary>Unique by name, without case, and distinct from the nodes.</summary>
    public ImmutableArray<MachineDefinition> Machines { get; init; } = [];

    public ImmutableArray<TrafficDefinition> Traffic { get; init; } = [];

    /// <summary>Reads a topology document.</summary>
    /// <exception cref="LabTopologyException">The document is malformed or contradicts itself.</exception>
    public static LabTopology Parse(string json, string fileName)
    {
        var document = new TopologyDocument(json, fileName);
        var topology = TopologyReader.Read(document.Root);
        TopologyCheck.Verify(topology, document);
        return topology;
    }

    /// <summary>The lab that runs when none is named.</summary>
    public static LabTopology Default()
    {
        const string resource = "WacMirror.Lab.Topologies.lab.json";
        using var stream = typeof(LabTopology).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), "lab.json");
    }

    /// <summary>A generated cluster whose counters are modelled.</summary>
    /// <param name="nodes">1 to <see cref="MaxNodes"/>.</param>
    /// <param name="machines">Machines per node, 0 to <see cref="MaxMachinesPerNode"/>, two NICs each.</param>
    /// <exception cref="LabTopologyException">A number is out of range.</exception>
    public static LabTopology Scale(int nodes, int machines) => ScaleTopology.Create(nodes, machines);

    /// <summary>The default for null or nothing, a generated one for <c>scale:NODESxMACHINES</c>, else the file of
    /// that name.</summary>
    /// <exception cref="LabTopologyException">The file cannot be read, or its content is wrong.</exception>
    public static LabTopology Load(string? spec) => TopologySpec.Load(spec);
}
