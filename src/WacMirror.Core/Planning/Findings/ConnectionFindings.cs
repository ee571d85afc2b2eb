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
            if (scene.Survey.ReadAt(at) is null)
                continue;
            var adapter = scene.Survey[at];
            if (!adapter.HasConnection || !adapter.IsConnected || adapter.Switch is null)
                groups.Add(FindingKind.NotConnected, policy, at);
            if (!adapter.IsRoleKnown)
                groups.Add(FindingKind.NotPossible, policy, at, NotPossible.Role);
        }
    }
}
