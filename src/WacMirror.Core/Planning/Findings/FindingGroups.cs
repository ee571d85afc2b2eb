using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Makes one finding of all adapters of a policy that have the same trouble in the same place. Costs nothing
/// while there is none.</summary>
internal sealed class FindingGroups(Scene scene)
{
    private readonly Dictionary<Key, ImmutableSortedSet<AdapterId>.Builder> groups = [];

    /// <summary>Adds an adapter to its policy's finding of this kind.</summary>
    public void Add(FindingKind kind, PolicyCase policy, int at, string? detail = null)
    {
        var adapter = scene.Survey[at];
        var key = new Key(kind, policy.Id, adapter.Node, adapter.Switch?.Name, detail);
        if (!groups.TryGetValue(key, out var adapters))
            groups.Add(key, adapters = ImmutableSortedSet.CreateBuilder<AdapterId>());
        adapters.Add(adapter.Id);
    }

    /// <summary>Puts the findings into the plan.</summary>
    public void Flush()
    {
        foreach (var (key, adapters) in groups)
            scene.Draft.Add(new Finding(key.Kind)
            {
                Policies = scene.Sets.Of(key.Policy),
                Adapters = adapters.ToImmutable(),
                Node = key.Node,
                Switch = key.Switch,
                Detail = key.Detail,
            });
    }

    private readonly record struct Key(FindingKind Kind, Guid Policy, string Node, string? Switch, string? Detail);
}
