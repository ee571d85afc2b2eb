using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>What one node said at one moment. Each list has an order of its own, so two equal readings are equal
/// element by element.</summary>
public sealed record NodeSnapshot(
    string Node,
    DateTimeOffset ReadAt,
    ImmutableArray<VirtualSwitch> Switches,
    ImmutableArray<Vm> Vms,
    ImmutableArray<Adapter> Adapters)
{
    /// <summary>Machines that this node prepares for and that are not here yet: a live migration on its way, or an
    /// import. Ascending.</summary>
    public ImmutableArray<Guid> Planned { get; init; } = [];

    /// <summary>What the node said that cannot be right, by adapter.</summary>
    public ImmutableArray<NodeOddity> Oddities { get; init; } = [];

    /// <summary>This reading with one machine's part replaced by a later reading of that machine alone; a machine
    /// that the later one does not show is gone. Switches are the later ones, also under the other machines. The
    /// time stays: the rest is as old as it was.</summary>
    /// <param name="vm">The machine.</param>
    /// <param name="scoped">The same node, read with the scope of that machine.</param>
    public NodeSnapshot Merge(Guid vm, NodeSnapshot scoped)
    {
        ArgumentNullException.ThrowIfNull(scoped);
        if (!Node.Equals(scoped.Node, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"A reading of {scoped.Node} says nothing of {Node}.", nameof(scoped));
        var switches = scoped.Switches.ToDictionary(found => found.Id);
        return this with
        {
            Switches = scoped.Switches,
            Vms =
            [
                .. Vms.Where(found => found.Id != vm).Concat(scoped.Vms)
                    .OrderBy(found => found.Name, StringComparer.Ordinal).ThenBy(found => found.Id),
            ],
            Adapters =
            [
                .. Adapters.Where(adapter => adapter.Vm?.Id != vm)
                    .Select(adapter => OnLater(adapter, switches)).Concat(scoped.Adapters)
                    .OrderBy(adapter => adapter.Id),
            ],
            Planned = [.. Planned.Where(id => id != vm).Concat(scoped.Planned).Order()],
            Oddities =
            [
                .. Oddities.Where(oddity => oddity.Adapter is { } id && id.Owner != vm).Concat(scoped.Oddities)
                    .OrderBy(oddity => oddity.Adapter).ThenBy(oddity => oddity.Note, StringComparer.Ordinal),
            ],
        };
    }

    private static Adapter OnLater(Adapter adapter, Dictionary<Guid, VirtualSwitch> switches) =>
        adapter.Switch is not { } known || switches.GetValueOrDefault(known.Id) is not { } later ? adapter
            : ReferenceEquals(known, later) ? adapter
            : adapter with { Switch = later };
}
