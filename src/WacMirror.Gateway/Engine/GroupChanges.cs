using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>Something to read again: a machine on a node, or a whole node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Vm">The machine; null for everything there.</param>
internal readonly record struct Dirty(string Node, Guid? Vm);

/// <summary>What to read again, from two answers of the cluster. Pure.</summary>
internal static class GroupChanges
{
    /// <summary>Every machine whose owner or state changed, that appeared or went, on its old and its new owner, and
    /// every node whose state changed.</summary>
    public static ImmutableHashSet<Dirty> Between(ClusterView before, ClusterView after)
    {
        var dirty = ImmutableHashSet.CreateBuilder<Dirty>();
        var was = before.Machines.All.ToDictionary(group => group.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var now in after.Machines.All)
        {
            if (!was.Remove(now.Id, out var old))
                dirty.UnionWith(Of(now));
            else if (!string.Equals(old.Owner, now.Owner, StringComparison.OrdinalIgnoreCase))
                dirty.UnionWith(Of(old with { Vm = now.Vm ?? old.Vm }).Concat(Of(now)));
            else if (old.State != now.State)
                dirty.UnionWith(Of(now));
        }
        foreach (var gone in was.Values)
            dirty.UnionWith(Of(gone));
        var states = before.Nodes.ToDictionary(node => node.Name, StringComparer.OrdinalIgnoreCase);
        dirty.UnionWith(after.Nodes
            .Where(node => states.GetValueOrDefault(node.Name) != node)
            .Select(node => new Dirty(node.Name, null)));
        return dirty.ToImmutable();
    }

    /// <summary>The machine on its owner of record; nothing when it has none.</summary>
    public static IEnumerable<Dirty> Of(MachineGroup group) =>
        group.Owner is { } owner ? [new Dirty(owner, group.Vm)] : [];
}
