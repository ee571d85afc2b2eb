using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>An observation made ready for planning. Adapters go by their position in the <see cref="Index"/>, switches of
/// nodes by their number there. One use each.</summary>
internal sealed class Survey
{
    /// <summary>Stands for a place where an adapter leads to no switch.</summary>
    public const int Nowhere = AdapterColumns.Nowhere;

    private readonly Dictionary<string, NodeObservation> nodes = new(StringComparer.OrdinalIgnoreCase);
    private readonly AdapterColumns columns;

    /// <summary>By the node's number: when it told what it shows; null when that is old, or never was.</summary>
    private readonly DateTimeOffset?[] readAt;

    public Survey(Observation seen)
    {
        Seen = seen;
        Index = AdapterIndex.Of(seen.Snapshot);
        columns = Index.Columns;
        foreach (var node in seen.Nodes)
            nodes[node.Name] = node;
        readAt = new DateTimeOffset?[columns.NodeNames.Count];
        for (var number = 0; number < readAt.Length; number++)
            readAt[number] = Node(columns.NodeNames[number]) is { IsSilent: false, ReadAt: { } at } ? at : null;
    }

    public Observation Seen { get; }

    public AdapterIndex Index { get; }

    public int Count => columns.Ids.Length;

    public int PlaceCount => columns.Switches.Count;

    public Adapter this[int at] => columns.Adapters[at];

    public AdapterId IdOf(int at) => columns.Ids[at];

    public int PlaceOf(int at) => columns.Places[at];

    public VirtualSwitch SwitchAt(int place) => columns.Switches[place].Switch;

    public string NodeAt(int place) => columns.NodeNames[columns.Switches[place].Node];

    public NodeObservation? Node(string name) => nodes.GetValueOrDefault(name);

    /// <summary>Whether all of these hold of the adapter.</summary>
    public bool Has(int at, AdapterFacts wanted)
    {
        var facts = ReadAt(at) is null ? columns.Facts[at] : columns.Facts[at] | AdapterFacts.Read;
        return (facts & wanted) == wanted;
    }

    /// <summary>What it has by its node, as a <see cref="RoleCode"/>.</summary>
    public ushort RoleOf(int at) => columns.Roles[at];

    /// <summary>The only VLAN that it carries; -1 when there are several.</summary>
    public int VlanOf(int at) => columns.Vlans[at];

    /// <summary>When the adapter's node told what it shows; null when that is old, or never was.</summary>
    public DateTimeOffset? ReadAt(int at) => readAt[columns.Nodes[at]];

    /// <summary>Whether the adapter's settings are known and may be changed now.</summary>
    public bool IsActionable(int at) => Has(at, AdapterFacts.Actionable);
}
