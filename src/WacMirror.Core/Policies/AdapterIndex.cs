using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using WacMirror.Core.Policies.Matching;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies;

/// <summary>A snapshot's adapters by what selectors ask for, so that a selector looks at those only that could match.
/// Made once for a snapshot, each part when it is first asked for. Safe on any thread: parts are immutable, and making
/// one twice costs time only.</summary>
public sealed class AdapterIndex
{
    private static readonly ConditionalWeakTable<object, AdapterIndex> Known = [];

    /// <summary>Where the ids begin whose first bits are a number; one more for the end. Ids are chance, so that few share
    /// them, and to find one costs the same in any cluster; others are searched for by halves.</summary>
    private readonly int[] starts;
    private readonly int shift;
    private int[]? all;
    private ValueColumn<AdapterKind>? kinds;
    private ValueColumn<VmState>? states;
    private VlanColumn? vlans;
    private AddressColumn? addresses;
    private NameColumn? machineNames;
    private NameColumn? names;
    private NameColumn? switches;
    private NameColumn? nodes;
    private NameColumn? tags;

    private AdapterIndex(ImmutableSortedDictionary<AdapterId, Adapter> from)
    {
        Columns = new AdapterColumns(from);
        var bits = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, from.Count)), 1, 20);
        (starts, shift) = (new int[(1 << bits) + 1], 32 - bits);
        foreach (var id in Ids)
            starts[FirstBitsOf(id.Owner) + 1]++;
        for (var bucket = 1; bucket < starts.Length; bucket++)
            starts[bucket] += starts[bucket - 1];
    }

    /// <summary>The index of a snapshot; the same one for snapshots that share their adapters.</summary>
    public static AdapterIndex Of(ClusterSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Known.GetValue(
            snapshot.Adapters, key => new AdapterIndex((ImmutableSortedDictionary<AdapterId, Adapter>)key));
    }

    /// <summary>Every adapter, by id. A position is a place in it.</summary>
    public ReadOnlySpan<Adapter> Adapters => Columns.Adapters;

    /// <summary>Their ids.</summary>
    public ReadOnlySpan<AdapterId> Ids => Columns.Ids;

    /// <summary>The position of an adapter, or -1 when there is none of that id.</summary>
    public int PositionOf(AdapterId id)
    {
        var at = FirstFrom(id);
        return at < Ids.Length && Ids[at] == id ? at : -1;
    }

    /// <summary>The positions of the adapters that belong to a machine or a switch, from one on and up to but without the
    /// other: those of one owner stand together.</summary>
    internal (int From, int To) OwnedBy(Guid owner)
    {
        var from = FirstFrom(new AdapterId(owner, Guid.Empty));
        var to = from;
        while (to < Ids.Length && Ids[to].Owner == owner)
            to++;
        return (from, to);
    }

    /// <summary>What is asked of them most.</summary>
    internal AdapterColumns Columns { get; }

    internal int[] All => all ??= [.. Enumerable.Range(0, Ids.Length)];

    internal ValueColumn<AdapterKind> Kinds => kinds ??= new(Adapters, adapter => adapter.Kind);

    internal ValueColumn<VmState> States => states ??= new(Adapters, adapter => adapter.Vm?.State);

    internal VlanColumn Vlans => vlans ??= new(Adapters);

    internal AddressColumn Addresses => addresses ??= new(Adapters);

    internal NameColumn MachineNames => machineNames ??= NameColumn.OfMachines(Columns.Machines);

    internal NameColumn Names => names ??= NameColumn.Of(Adapters, adapter => adapter.Name);

    internal NameColumn Switches => switches ??= NameColumn.Of(Adapters, adapter => adapter.Switch?.Name);

    internal NameColumn Nodes => nodes ??= NameColumn.Of(Adapters, adapter => adapter.Node);

    internal NameColumn Tags => tags ??= NameColumn.OfTags(Adapters);

    private int FirstFrom(AdapterId id)
    {
        var first = FirstBitsOf(id.Owner);
        var (low, high) = (starts[first], starts[first + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Ids[middle] < id)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The first bits of an id's text, by which ids are sorted.</summary>
    private int FirstBitsOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes) >> shift);
    }
}
