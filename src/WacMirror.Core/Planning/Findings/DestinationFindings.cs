using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Sources without a collector of a group on their switch, and those whose VLANs pass to none that is there. What
/// the plan widens is as good as wide.</summary>
internal static class DestinationFindings
{
    public static void Find(Scene scene)
    {
        var groups = new FindingGroups(scene);
        var collectors = new AdaptersByPlace(scene.Survey);
        HashSet<(int Place, byte Session)>? served = null;
        foreach (var policy in scene.InForce)
        {
            foreach (var group in policy.Groups)
                Find(scene, groups, collectors, policy, group);
            if (policy.Groups.Length == 0 && policy.Sources.Length > 0)
                FindAny(scene, groups, policy, served ??= Served(scene));
        }
        groups.Flush();
    }

    private static void Find(
        Scene scene, FindingGroups groups, AdaptersByPlace collectors, PolicyCase policy, PolicyCase.Group group)
    {
        collectors.Use(group.Adapters);
        foreach (var at in policy.Sources)
        {
            var place = scene.Survey.PlaceOf(at);
            if (place == Survey.Nowhere || !IsSettled(scene, at))
                continue;
            var first = collectors.First(place);
            if (first < 0)
                groups.Add(FindingKind.NoDestination, policy, at, group.Name);
            else if (!IsCable(scene, at) && Missing(scene, collectors, at, first) is { IsEmpty: false } missing)
                groups.Add(FindingKind.VlanBlocked, policy, at, $"{group.Name}: {missing}");
        }
    }

    /// <summary>The source's VLANs that pass to no collector of the group on its switch.</summary>
    private static VlanSet? Missing(Scene scene, AdaptersByPlace collectors, int at, int first)
    {
        var single = scene.Survey.VlanOf(at);
        for (var entry = first; entry >= 0; entry = collectors.Next(entry))
            if (scene.Trunks.SettingOf(collectors[entry]) is var collector
                && (single >= 0 ? VlanPass.Admits(collector, single) : VlanPass.Whole(scene.Survey[at], collector)))
                return null;
        var missing = VlanSet.Of(scene.Survey[at]);
        for (var entry = first; entry >= 0; entry = collectors.Next(entry))
            missing.Remove(VlanSet.Of(scene.Trunks.SettingOf(collectors[entry])));
        return missing;
    }

    /// <summary>A policy made by hand names no collectors: any destination of the switch will do, also one that is about
    /// to be set.</summary>
    private static void FindAny(
        Scene scene, FindingGroups groups, PolicyCase policy, HashSet<(int Place, byte Session)> served)
    {
        foreach (var at in policy.Sources)
            if (scene.Survey.PlaceOf(at) is not Survey.Nowhere and var place && IsSettled(scene, at)
                && !served.Contains((place, policy.Policy.Session)))
                groups.Add(FindingKind.NoDestination, policy, at);
    }

    private static HashSet<(int Place, byte Session)> Served(Scene scene)
    {
        var served = new HashSet<(int Place, byte Session)>();
        for (var at = 0; at < scene.Survey.Count; at++)
            if ((scene.Roles.WantedOf(at) ?? RoleCode.From(scene.Survey.RoleOf(at))) is { Role: MirrorRole.Destination } setting)
                served.Add((scene.Survey.PlaceOf(at), setting.Session));
        return served;
    }

    /// <summary>Whether it is known where the source is.</summary>
    private static bool IsSettled(Scene scene, int at) =>
        scene.Survey.Has(at, AdapterFacts.AtRest | AdapterFacts.Read);

    /// <summary>A cable without a VLAN setting carries whatever is on it, and nobody knows which VLANs that are: none is
    /// missed.</summary>
    private static bool IsCable(Scene scene, int at) =>
        scene.Survey.Has(at, AdapterFacts.Uplink) && scene.Survey[at].Vlan.Mode == VlanMode.Untagged;
}
