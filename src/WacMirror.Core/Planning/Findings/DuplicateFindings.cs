using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Members whose id is at rest in two places. A replica that no policy selects concerns nobody.</summary>
internal static class DuplicateFindings
{
    public static void Find(Scene scene)
    {
        if (scene.Survey.Seen.Snapshot.Motion.Duplicates.IsEmpty)
            return;
        var holders = new SortedDictionary<int, SortedSet<Guid>>();
        foreach (var policy in scene.InForce)
            foreach (var at in policy.Sources.Concat(policy.Collectors))
                if (scene.Survey[at].Presence == Presence.Duplicate)
                {
                    if (!holders.TryGetValue(at, out var policies))
                        holders.Add(at, policies = []);
                    policies.Add(policy.Id);
                }
        foreach (var (at, policies) in holders)
            scene.Draft.Add(new Finding(FindingKind.DuplicateIdentity)
            {
                Policies = scene.Sets.Of(policies),
                Adapters = [scene.Survey[at].Id],
                Node = scene.Survey[at].Node,
                Switch = scene.Survey[at].Switch?.Name,
            });
    }
}
