using WacMirror.Core.Planning;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>What is there, arranged for many questions. Made once for each observation; not changed after.</summary>
internal sealed class Ground
{
    private readonly Dictionary<AdapterId, Standing> spots;
    private readonly Dictionary<string, NodeObservation> nodes = new(StringComparer.OrdinalIgnoreCase);

    public Ground(Observation seen)
    {
        Seen = seen;
        foreach (var node in seen.Nodes)
            nodes[node.Name] = node;
        spots = new Dictionary<AdapterId, Standing>(seen.Snapshot.Adapters.Count);
        var switches = new Dictionary<Guid, List<SwitchGround>>();
        foreach (var (id, adapter) in seen.Snapshot.Adapters)
        {
            var ground = adapter.Switch is { } known ? Find(switches, adapter.Node, known) : null;
            spots.Add(id, new Standing(adapter, ground, nodes.GetValueOrDefault(adapter.Node)));
            if (ground is null || !adapter.IsRoleKnown)
                continue;
            if (adapter.Role.Role == MirrorRole.Source)
                ground.Sources.Add(adapter);
            else if (adapter.Role.Role == MirrorRole.Destination)
                ground.Destinations.Add(adapter);
        }
        Switches = [.. switches.Values.SelectMany(same => same)];
        foreach (var ground in Switches)
            ground.Listen(seen.Snapshot.Motion);
        IsComplete = seen.IsComplete;
    }

    public Observation Seen { get; }

    public IReadOnlyList<SwitchGround> Switches { get; }

    public bool IsComplete { get; }

    public Standing? this[AdapterId id] => spots.TryGetValue(id, out var spot) ? spot : null;

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
