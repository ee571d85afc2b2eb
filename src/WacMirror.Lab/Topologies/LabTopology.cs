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

    /// <summary>Per machine: what Windows Server allows of one kind.</summary>
    public const int MaxAdapters = 8;

    /// <summary>The cluster's name.</summary>
    public required string Name { get; init; }

    public CounterSource Counters { get; init; } = CounterSource.Frames;

    /// <summary>Whether the nodes are one failover cluster; otherwise they are servers that know nothing of each
    /// other.</summary>
    public bool IsCluster { get; init; } = true;

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
    public static LabTopology Default() => Embedded("lab.json");

    /// <summary>A small one with everything that readers trip over: planned machines, replicas, remains of NICs, names
    /// twice, languages.</summary>
    public static LabTopology Awkward() => Embedded("awkward.json");

    private static LabTopology Embedded(string file)
    {
        var resource = $"WacMirror.Lab.Topologies.{file}";
        using var stream = typeof(LabTopology).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), file);
    }

    /// <summary>A generated cluster whose counters are modelled.</summary>
    /// <param name="nodes">1 to <see cref="MaxNodes"/>.</param>
    /// <param name="machines">Machines per node, 0 to <see cref="MaxMachinesPerNode"/>.</param>
    /// <param name="adapters">NICs per machine, 1 to <see cref="MaxAdapters"/>.</param>
    /// <exception cref="LabTopologyException">A number is out of range.</exception>
    public static LabTopology Scale(int nodes, int machines, int adapters = 2) =>
        ScaleTopology.Create(nodes, machines, adapters);

    /// <summary>The default for null or nothing, <c>awkward</c>, a generated one for <c>scale:NODESxMACHINES</c> and
    /// <c>scale:NODESxMACHINESxADAPTERS</c>, else the file of that name.</summary>
    /// <exception cref="LabTopologyException">The file cannot be read, or its content is wrong.</exception>
    public static LabTopology Load(string? spec) => TopologySpec.Load(spec);
}
