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

    private readonly Adapter[] adapters;

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
        adapters = new Adapter[from.Count];
        var at = 0;
        foreach (var (_, adapter) in from)
            adapters[at++] = adapter;
        var bits = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, at)), 1, 20);
        (starts, shift) = (new int[(1 << bits) + 1], 32 - bits);
        foreach (var adapter in adapters)
            starts[FirstBitsOf(adapter.Id.Owner) + 1]++;
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
    public ReadOnlySpan<Adapter> Adapters => adapters;

    /// <summary>The position of an adapter, or -1 when there is none of that id.</summary>
    public int PositionOf(AdapterId id)
    {
        var at = FirstFrom(id);
        return at < adapters.Length && adapters[at].Id == id ? at : -1;
    }

    /// <summary>The positions of the adapters that belong to a machine or a switch, from one on and up to but without the
    /// other: those of one owner stand together.</summary>
    internal (int From, int To) OwnedBy(Guid owner)
    {
        var from = FirstFrom(new AdapterId(owner, Guid.Empty));
        var to = from;
        while (to < adapters.Length && adapters[to].Id.Owner == owner)
            to++;
        return (from, to);
    }

    internal int[] All => all ??= [.. Enumerable.Range(0, adapters.Length)];

    internal ValueColumn<AdapterKind> Kinds => kinds ??= new(adapters, adapter => adapter.Kind);

    internal ValueColumn<VmState> States => states ??= new(adapters, adapter => adapter.Vm?.State);

    internal VlanColumn Vlans => vlans ??= new(adapters);

    internal AddressColumn Addresses => addresses ??= new(adapters);

    internal NameColumn MachineNames => machineNames ??= NameColumn.OfMachines(adapters);

    internal NameColumn Names => names ??= NameColumn.Of(adapters, adapter => adapter.Name);

    internal NameColumn Switches => switches ??= NameColumn.Of(adapters, adapter => adapter.Switch?.Name);

    internal NameColumn Nodes => nodes ??= NameColumn.Of(adapters, adapter => adapter.Node);

    internal NameColumn Tags => tags ??= NameColumn.OfTags(adapters);

    private int FirstFrom(AdapterId id)
    {
        var first = FirstBitsOf(id.Owner);
        var (low, high) = (starts[first], starts[first + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (adapters[middle].Id < id)
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
