using System.Collections.Immutable;

namespace WacMirror.Gateway.Checks;

/// <summary>What works on every node of an entry. Nothing was changed on any.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Name">Its name.</param>
/// <param name="Nodes">In the entry's order.</param>
/// <param name="Unlisted">Nodes that the failover cluster has and the entry does not list; they are reached by name.</param>
public sealed record ClusterCheckReport(
    string Id,
    string Name,
    ImmutableArray<NodeCheck> Nodes,
    ImmutableArray<string> Unlisted)
{
    /// <summary>Whether nothing failed on any node.</summary>
    public bool Works => Nodes.All(node => node.Works);
}
