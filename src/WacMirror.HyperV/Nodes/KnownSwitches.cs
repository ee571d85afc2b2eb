using System.Collections.Concurrent;
using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Nodes;

/// <summary>The switches of each node as the last reading that asked for them had them, so that reading one machine need not ask for
/// them. Safe on any thread.</summary>
internal sealed class KnownSwitches(TimeProvider time)
{
    /// <summary>Shorter than the time between two full readings of a node, and each machine's reading asks for the
    /// switches again; longer, and one that was renamed or gone shows as it was where nobody reads the node
    /// whole.</summary>
    private static readonly TimeSpan Lives = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (Switches Switches, long ReadAt)> byNode =
        new(StringComparer.OrdinalIgnoreCase);

    public Switches? this[string node] =>
        byNode.TryGetValue(node, out var known) && time.GetElapsedTime(known.ReadAt) < Lives ? known.Switches : null;

    /// <param name="read">A reading that asked for the switches, of the node or of one machine.</param>
    /// <param name="readAt">When the reading began, a timestamp of the clock in use.</param>
    public void Keep(NodeSnapshot read, long readAt) => byNode[read.Node] = (
        new Switches(read.Switches, [.. read.Oddities.Where(oddity => oddity.Adapter is null)]), readAt);

    /// <summary>What a node has of switches, and what is odd about them.</summary>
    internal sealed record Switches(ImmutableArray<VirtualSwitch> All, ImmutableArray<NodeOddity> Oddities);
}
