using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>What the failover cluster said at one moment, asked of one of its nodes.</summary>
/// <param name="Name">The cluster's own name; it can be renamed.</param>
/// <param name="AskedNode">The node that answered.</param>
/// <param name="Nodes">All nodes, up or not.</param>
/// <param name="Machines">Every clustered machine and its owner of record.</param>
public sealed record ClusterView(
    string Name,
    string AskedNode,
    ImmutableArray<ClusterNode> Nodes,
    MachineGroups Machines);
