using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>An observation made ready for planning. Adapters go by their position in the <see cref="Index"/>, switches of
/// nodes by a number counted from 0. One use each.</summary>
internal sealed class Survey
{
    /// <summary>Stands for a place where an adapter leads to no switch.</summary>
    public const int Nowhere = -1;

    private readonly Dictionary<string, NodeObservation> nodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[] placeOf;
    private readonly NodeObservation?[] nodeOf;
    private readonly List<VirtualSwitch> switches = [];
    private readonly List<string> nodeNames = [];

    public Survey(Observation seen)
    {
        Seen = seen;
        Index = AdapterIndex.Of(seen.Snapshot);
        foreach (var node in seen.Nodes)
            nodes[node.Name] = node;
        placeOf = new int[Index.Adapters.Length];
        nodeOf = new NodeObservation?[Index.Adapters.Length];
        var places = new Dictionary<Place, int>();
        for (var at = 0; at < placeOf.Length; at++)
        {
            var adapter = Index.Adapters[at];
            nodeOf[at] = nodes.GetValueOrDefault(adapter.Node);
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

    /// <summary>When the adapter's node told what it shows; null when that is old, or never was.</summary>
    public DateTimeOffset? ReadAt(int at) => nodeOf[at] is { IsSilent: false, ReadAt: { } read } ? read : null;

    /// <summary>Whether the adapter's settings are known and may be changed now.</summary>
    public bool IsActionable(int at) =>
        Index.Adapters[at] is { Presence: Presence.AtRest, HasConnection: true, IsRoleKnown: true }
        && ReadAt(at) is not null;
}
