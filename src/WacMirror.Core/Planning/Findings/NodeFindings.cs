using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Nodes that do not answer, with the policies and members that wait for them.</summary>
internal static class NodeFindings
{
    public static void Find(Scene scene)
    {
        foreach (var node in scene.Survey.Seen.Nodes)
            if (node.IsSilent || node.ReadAt is null)
                Add(scene, node.Name);
    }

    private static void Add(Scene scene, string node)
    {
        var policies = ImmutableSortedSet.CreateBuilder<Guid>();
        var adapters = ImmutableSortedSet.CreateBuilder<AdapterId>();
        foreach (var policy in scene.InForce)
            foreach (var at in policy.Sources.Concat(policy.Collectors))
                if (scene.Survey[at].Node.Equals(node, StringComparison.OrdinalIgnoreCase))
                {
                    policies.Add(policy.Id);
                    adapters.Add(scene.Survey[at].Id);
                }
        scene.Draft.Add(new Finding(FindingKind.NodeUnreachable)
        {
            Policies = policies.ToImmutable(), Adapters = adapters.ToImmutable(), Node = node,
        });
    }
}
