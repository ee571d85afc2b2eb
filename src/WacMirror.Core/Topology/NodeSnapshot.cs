using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>What one node said at one moment.</summary>
public sealed record NodeSnapshot(
    string Node,
    DateTimeOffset ReadAt,
    ImmutableArray<VirtualSwitch> Switches,
    ImmutableArray<Vm> Vms,
    ImmutableArray<Adapter> Adapters);
