using System.Collections.Immutable;
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
    private int[]? all;
    private Dictionary<AdapterId, int>? ids;
    private ValueColumn<Guid>? machines;
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
        ids ??= adapters.Select((adapter, at) => (adapter.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        return ids.GetValueOrDefault(id, -1);
    }

    internal int[] All => all ??= [.. Enumerable.Range(0, adapters.Length)];

    internal ValueColumn<Guid> Machines => machines ??= new(adapters, adapter => adapter.Vm?.Id);

    internal ValueColumn<AdapterKind> Kinds => kinds ??= new(adapters, adapter => adapter.Kind);

    internal ValueColumn<VmState> States => states ??= new(adapters, adapter => adapter.Vm?.State);

    internal VlanColumn Vlans => vlans ??= new(adapters);

    internal AddressColumn Addresses => addresses ??= new(adapters);

    internal NameColumn MachineNames => machineNames ??= NameColumn.Of(adapters, adapter => adapter.Vm?.Name);

    internal NameColumn Names => names ??= NameColumn.Of(adapters, adapter => adapter.Name);

    internal NameColumn Switches => switches ??= NameColumn.Of(adapters, adapter => adapter.Switch?.Name);

    internal NameColumn Nodes => nodes ??= NameColumn.Of(adapters, adapter => adapter.Node);

    internal NameColumn Tags => tags ??= NameColumn.OfTags(adapters);
}
