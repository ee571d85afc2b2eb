using WacMirror.Core.Planning;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>What is there, arranged for many questions. Made once for each observation; not changed after.</summary>
internal sealed class Ground
{
    private readonly Dictionary<AdapterId, Standing> standings;
    private NodeObservation? lastNode;
    private readonly Dictionary<string, NodeObservation> nodes = new(StringComparer.OrdinalIgnoreCase);

    public Ground(Observation seen)
    {
        Seen = seen;
        foreach (var node in seen.Nodes)
            nodes[node.Name] = node;
        standings = new Dictionary<AdapterId, Standing>(seen.Snapshot.Adapters.Count);
        var switches = new Dictionary<Guid, List<SwitchGround>>();
        foreach (var (id, adapter) in seen.Snapshot.Adapters)
        {
            var ground = adapter.Switch is { } known ? Find(switches, adapter.Node, known) : null;
            var standing = new Standing(adapter, ground, NodeOf(adapter), standings.Count);
            standings.Add(id, standing);
            if (ground is null || !adapter.IsRoleKnown)
                continue;
            if (adapter.Role.Role == MirrorRole.Source)
                ground.Sources.Add(standing);
            else if (adapter.Role.Role == MirrorRole.Destination)
                ground.Destinations.Add(standing);
        }
        Switches = [.. switches.Values.SelectMany(same => same)];
        foreach (var ground in Switches)
            ground.Listen(seen.Snapshot.Motion);
        IsComplete = seen.IsComplete;
    }

    public Observation Seen { get; }

    public IReadOnlyList<SwitchGround> Switches { get; }

    public bool IsComplete { get; }

    public Standing? this[AdapterId id] => standings.GetValueOrDefault(id);

    /// <summary>How many adapters there are.</summary>
    public int Count => standings.Count;

    private NodeObservation? NodeOf(Adapter adapter)
    {
        // Neighbours in the order of ids are mostly NICs of one machine.
        if (lastNode is { } last && ReferenceEquals(last.Name, adapter.Node))
            return last;
        return lastNode = nodes.GetValueOrDefault(adapter.Node);
    }

    /// <summary>Ids of switches differ on every node; should two nodes show the same one all the same, a node's ports
    /// hear those of their own node alone.</summary>
    private static SwitchGround Find(Dictionary<Guid, List<SwitchGround>> switches, string node, VirtualSwitch known)
    {
        if (!switches.TryGetValue(known.Id, out var same))
            switches.Add(known.Id, same = []);
        foreach (var ground in same)
            if (ground.Node.Equals(node, StringComparison.OrdinalIgnoreCase))
                return ground;
        var made = new SwitchGround(node, known);
        same.Add(made);
        return made;
    }
}
