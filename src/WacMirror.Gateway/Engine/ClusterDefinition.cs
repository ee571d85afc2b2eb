using System.Collections.Immutable;

namespace WacMirror.Gateway.Engine;

/// <summary>A cluster that this installation looks after.</summary>
/// <param name="Id">Our own id, which stays when the cluster is renamed: lower-case letters, digits and '-'.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Nodes">The nodes to ask: of a failover cluster at least one, of servers all.</param>
/// <param name="IsLab">Whether it is the embedded one.</param>
public sealed record ClusterDefinition(string Id, string Name, ImmutableArray<string> Nodes, bool IsLab)
{
    public ClusterKind Kind { get; init; }
}
