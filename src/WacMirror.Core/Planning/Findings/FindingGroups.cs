using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Makes one finding of all adapters of a policy that have the same trouble in the same place. Costs nothing
/// while there is none.</summary>
internal sealed class FindingGroups(Scene scene)
{
    private readonly Dictionary<Key, List<AdapterId>> groups = [];

    /// <summary>Adds an adapter to its policy's finding of this kind.</summary>
    public void Add(FindingKind kind, PolicyCase policy, int at, string? detail = null)
    {
        var adapter = scene.Survey[at];
        var key = new Key((int)kind, policy.Number, adapter.Node, adapter.Switch?.Name, detail);
        if (!groups.TryGetValue(key, out var adapters))
            groups.Add(key, adapters = []);
        adapters.Add(adapter.Id);
    }

    /// <summary>Puts the findings into the plan.</summary>
    public void Flush()
    {
        foreach (var (key, adapters) in groups)
            scene.Draft.Add(new Finding((FindingKind)key.Kind)
            {
                Policies = scene.Sets.Of(scene.Policies[key.Policy].Id),
                Adapters = [.. adapters],
                Node = key.Node,
                Switch = key.Switch,
                Detail = key.Detail,
            });
    }

    private readonly record struct Key(int Kind, int Policy, string Node, string? Switch, string? Detail);
}
