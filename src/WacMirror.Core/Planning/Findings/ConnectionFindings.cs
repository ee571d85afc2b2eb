using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Members that lead to no switch, and members whose role is none that is known.</summary>
internal static class ConnectionFindings
{
    public static void Find(Scene scene)
    {
        var groups = new FindingGroups(scene);
        foreach (var policy in scene.InForce)
        {
            Find(scene, groups, policy, policy.Sources);
            Find(scene, groups, policy, policy.Collectors);
        }
        groups.Flush();
    }

    private static void Find(Scene scene, FindingGroups groups, PolicyCase policy, int[] members)
    {
        foreach (var at in members)
        {
            if (!scene.Survey.Has(at, AdapterFacts.Read))
                continue;
            if (!scene.Survey.Has(at, AdapterFacts.Linked))
                groups.Add(FindingKind.NotConnected, policy, at);
            if (!scene.Survey.Has(at, AdapterFacts.RoleKnown))
                groups.Add(FindingKind.NotPossible, policy, at, NotPossible.Role);
        }
    }
}
