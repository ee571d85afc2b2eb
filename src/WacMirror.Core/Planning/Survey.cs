using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>An observation made ready for planning. Adapters go by their position in the <see cref="Index"/>, switches of
/// nodes by a number counted from 0. What is asked often is taken out of the adapters once, in their order: of a large
/// cluster they do not stay in the processor's cache, and each further look at each would cost more than all the rest.
/// One use each.</summary>
internal sealed class Survey
{
    /// <summary>Stands for a place where an adapter leads to no switch.</summary>
    public const int Nowhere = -1;

    private readonly Dictionary<string, NodeObservation> nodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly AdapterFacts[] facts;
    private readonly ushort[] roles;
    private readonly int[] vlans;
    private readonly int[] placeOf;
    private readonly List<VirtualSwitch> switches = [];
    private readonly List<string> nodeNames = [];

    public Survey(Observation seen)
    {
        Seen = seen;
        Index = AdapterIndex.Of(seen.Snapshot);
        foreach (var node in seen.Nodes)
            nodes[node.Name] = node;
        var adapters = Index.Adapters;
        facts = new AdapterFacts[adapters.Length];
        roles = new ushort[adapters.Length];
        vlans = new int[adapters.Length];
        placeOf = new int[adapters.Length];
        var places = new Dictionary<Place, int>();
        for (var at = 0; at < adapters.Length; at++)
        {
            var adapter = adapters[at];
            facts[at] = FactsOf(adapter, nodes.GetValueOrDefault(adapter.Node));
            roles[at] = RoleCode.Of(adapter.Role);
            vlans[at] = VlanPass.Single(adapter) ?? -1;
            placeOf[at] = Nowhere;
            if (adapter.Switch is not { } known)
                continue;
            var place = new Place(adapter.Node, known.Id);
            if (!places.TryGetValue(place, out placeOf[at]))
            {
                places.Add(place, placeOf[at] = places.Count);
                switches.Add(known);
                nodeNames.Add(adapter.Node);
            }
        }
    }

    public Observation Seen { get; }

    public AdapterIndex Index { get; }

    public int Count => placeOf.Length;

    public int PlaceCount => switches.Count;

    public Adapter this[int at] => Index.Adapters[at];

    public int PlaceOf(int at) => placeOf[at];

    public VirtualSwitch SwitchAt(int place) => switches[place];

    public string NodeAt(int place) => nodeNames[place];

    public NodeObservation? Node(string name) => nodes.GetValueOrDefault(name);

    /// <summary>Whether all of these hold of the adapter.</summary>
    public bool Has(int at, AdapterFacts wanted) => (facts[at] & wanted) == wanted;

    /// <summary>What it has by its node, as a <see cref="RoleCode"/>.</summary>
    public ushort RoleOf(int at) => roles[at];

    /// <summary>The only VLAN that it carries; -1 when there are several.</summary>
    public int VlanOf(int at) => vlans[at];

    /// <summary>When the adapter's node told what it shows; null when that is old, or never was.</summary>
    public DateTimeOffset? ReadAt(int at) => Has(at, AdapterFacts.Read) ? nodes[this[at].Node].ReadAt : null;

    /// <summary>Whether the adapter's settings are known and may be changed now.</summary>
    public bool IsActionable(int at) => Has(at, AdapterFacts.Actionable);

    private static AdapterFacts FactsOf(Adapter adapter, NodeObservation? node)
    {
        static AdapterFacts If(bool holds, AdapterFacts fact) => holds ? fact : AdapterFacts.None;
        return If(adapter.Presence == Presence.AtRest, AdapterFacts.AtRest)
            | If(node is { IsSilent: false, ReadAt: not null }, AdapterFacts.Read)
            | If(adapter is { HasConnection: true, IsConnected: true, Switch: not null }, AdapterFacts.Linked)
            | If(adapter.IsRoleKnown, AdapterFacts.RoleKnown)
            | If(adapter.HasConnection, AdapterFacts.Connectable)
            | If(adapter.Sriov == SriovState.Active, AdapterFacts.Bypassing)
            | If(adapter.Kind == AdapterKind.Uplink, AdapterFacts.Uplink);
    }
}
