using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>What one node said at one moment.</summary>
public sealed record NodeSnapshot(
    string Node,
    DateTimeOffset ReadAt,
    ImmutableArray<VirtualSwitch> Switches,
    ImmutableArray<Vm> Vms,
    ImmutableArray<Adapter> Adapters)
{
    /// <summary>This reading with one machine's part replaced by a later reading of that machine alone; a machine
    /// that the later one does not show is gone. The time stays: the rest is as old as it was.</summary>
    /// <param name="vm">The machine.</param>
    /// <param name="scoped">The same node, read with the scope of that machine.</param>
    public NodeSnapshot Merge(Guid vm, NodeSnapshot scoped)
    {
        ArgumentNullException.ThrowIfNull(scoped);
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
                .. Adapters.Where(adapter => adapter.Vm?.Id != vm).Concat(scoped.Adapters)
                    .OrderBy(adapter => adapter.Id),
            ],
        };
    }
}
