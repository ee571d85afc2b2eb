using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>What is asked of a snapshot's adapters over and over, by their position in the order of their ids, and taken out
/// of them in one walk: of a large cluster they do not stay in the processor's cache, and each further walk would cost
/// more than all that is then decided. Nodes are numbered from 0 in the order of their first adapters, and so are the
/// switches of nodes, the places: copies go no further. A place is told by its switch's id, because names may occur
/// twice on a node, and by its node, because a node restored from another's image has that one's ids. Immutable.</summary>
internal sealed class AdapterColumns
{
    /// <summary>Stands for the place of an adapter that leads to no switch.</summary>
    public const int Nowhere = -1;

    private readonly Adapter[] adapters;
    private readonly AdapterId[] ids;
    private readonly AdapterFacts[] facts;
    private readonly ushort[] roles;
    private readonly int[] vlans;
    private readonly int[] nodes;
    private readonly int[] places;
    private readonly string?[] machines;
    private readonly List<string> nodeNames = [];
    private readonly List<(int Node, VirtualSwitch Switch)> switches = [];

    public AdapterColumns(ImmutableSortedDictionary<AdapterId, Adapter> from)
    {
        adapters = new Adapter[from.Count];
        ids = new AdapterId[from.Count];
        facts = new AdapterFacts[from.Count];
        roles = new ushort[from.Count];
        vlans = new int[from.Count];
        nodes = new int[from.Count];
        places = new int[from.Count];
        machines = new string?[from.Count];
        var nodeNumbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var placeNumbers = new Dictionary<(int Node, Guid Switch), int>();
        var at = 0;
        foreach (var (id, adapter) in from)
        {
            (adapters[at], ids[at]) = (adapter, id);
            facts[at] = FactsOf(adapter);
            roles[at] = RoleCode.Of(adapter.Role);
            vlans[at] = SingleVlan.Of(adapter) ?? -1;
            machines[at] = adapter.Vm?.Name;
            if (!nodeNumbers.TryGetValue(adapter.Node, out var node))
            {
                nodeNumbers.Add(adapter.Node, node = nodeNames.Count);
                nodeNames.Add(adapter.Node);
            }
            nodes[at] = node;
            places[at] = Nowhere;
            if (adapter.Switch is { } known && !placeNumbers.TryGetValue((node, known.Id), out places[at]))
            {
                placeNumbers.Add((node, known.Id), places[at] = switches.Count);
                switches.Add((node, known));
            }
            at++;
        }
    }

    public ReadOnlySpan<Adapter> Adapters => adapters;

    public ReadOnlySpan<AdapterId> Ids => ids;

    /// <summary>All but <see cref="AdapterFacts.Read"/>.</summary>
    public ReadOnlySpan<AdapterFacts> Facts => facts;

    /// <summary>As <see cref="RoleCode"/>s.</summary>
    public ReadOnlySpan<ushort> Roles => roles;

    /// <summary>The only VLAN of each; -1 when it carries several.</summary>
    public ReadOnlySpan<int> Vlans => vlans;

    /// <summary>The numbers of the nodes that show them.</summary>
    public ReadOnlySpan<int> Nodes => nodes;

    public ReadOnlySpan<int> Places => places;

    /// <summary>The machines' names; null where there is no machine.</summary>
    public ReadOnlySpan<string?> Machines => machines;

    public IReadOnlyList<string> NodeNames => nodeNames;

    /// <summary>The switches by place, with the numbers of their nodes.</summary>
    public IReadOnlyList<(int Node, VirtualSwitch Switch)> Switches => switches;

    private static AdapterFacts FactsOf(Adapter adapter)
    {
        static AdapterFacts If(bool holds, AdapterFacts fact) => holds ? fact : AdapterFacts.None;
        return If(adapter.Presence == Presence.AtRest, AdapterFacts.AtRest)
            | If(adapter is { HasConnection: true, IsConnected: true, Switch: not null }, AdapterFacts.Linked)
            | If(adapter.IsRoleKnown, AdapterFacts.RoleKnown)
            | If(adapter.HasConnection, AdapterFacts.Connectable)
            | If(adapter.Sriov == SriovState.Active, AdapterFacts.Bypassing)
            | If(adapter.Kind == AdapterKind.Uplink, AdapterFacts.Uplink);
    }
}
