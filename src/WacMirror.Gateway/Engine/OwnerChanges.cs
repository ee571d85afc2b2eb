using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>Which nodes to read again, from two answers of the cluster. Pure.</summary>
internal static class OwnerChanges
{
    /// <summary>The old and the new owner of every machine whose owner changed, appeared or went, and every node
    /// whose state changed.</summary>
    public static ImmutableHashSet<string> Between(ClusterView before, ClusterView after)
    {
        var nodes = ImmutableHashSet.CreateBuilder<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var machine in before.Owners.Keys.Union(after.Owners.Keys))
        {
            var was = before.Owners.GetValueOrDefault(machine);
            var now = after.Owners.GetValueOrDefault(machine);
            if (string.Equals(was, now, StringComparison.OrdinalIgnoreCase))
                continue;
            nodes.UnionWith(new[] { was, now }.OfType<string>());
        }
        var states = before.Nodes.ToDictionary(node => node.Name, StringComparer.OrdinalIgnoreCase);
        nodes.UnionWith(after.Nodes
            .Where(node => states.GetValueOrDefault(node.Name) != node)
            .Select(node => node.Name));
        return nodes.ToImmutable();
    }
}
