using System.Globalization;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Sources without a collector of a group on their switch, and those whose VLANs pass to none that is there. What
/// the plan widens is as good as wide.</summary>
internal static class DestinationFindings
{
    public static void Find(Scene scene)
    {
        var groups = new FindingGroups(scene);
        var (sources, collectors) = (new AdaptersByPlace(scene.Survey), new AdaptersByPlace(scene.Survey));
        HashSet<(int Place, byte Session)>? served = null;
        foreach (var policy in scene.InForce)
        {
            sources.Use(policy.Sources);
            foreach (var group in policy.Groups)
            {
                collectors.Use(group.Adapters);
                for (var place = 0; place < scene.Survey.PlaceCount; place++)
                    Find(scene, groups, (policy, group.Name), sources.At(place), collectors.At(place));
            }
            if (policy.Groups.Length == 0 && policy.Sources.Length > 0)
                FindAny(scene, groups, policy, served ??= Served(scene));
        }
        groups.Flush();
    }

    /// <summary>One switch after the other, so that its few collectors are at hand for all its sources.</summary>
    private static void Find(
        Scene scene,
        FindingGroups groups,
        (PolicyCase Policy, string Group) of,
        AdaptersByPlace.Chain sources,
        AdaptersByPlace.Chain collectors)
    {
        foreach (var at in sources)
            if (!IsSettled(scene, at))
                continue;
            else if (collectors.IsEmpty)
                groups.Add(FindingKind.NoDestination, of.Policy, at, of.Group);
            else if (!IsCable(scene, at) && Missing(scene, at, collectors) is { } missing)
                groups.Add(FindingKind.VlanBlocked, of.Policy, at, $"{of.Group}: {missing}");
    }

    /// <summary>The source's VLANs that pass to no collector of the group on its switch, as text; null when there are
    /// none.</summary>
    private static string? Missing(Scene scene, int at, AdaptersByPlace.Chain collectors)
    {
        var single = scene.Survey.VlanOf(at);
        foreach (var collector in collectors)
            if (scene.Trunks.SettingOf(collector) is var setting
                && (single >= 0 ? VlanPass.Admits(setting, single) : VlanPass.Whole(scene.Survey[at], setting)))
                return null;
        if (single >= 0)
            return single.ToString(CultureInfo.InvariantCulture);
        var missing = VlanSet.Of(scene.Survey[at]);
        foreach (var collector in collectors)
            missing.Remove(VlanSet.Of(scene.Trunks.SettingOf(collector)));
        return missing.IsEmpty ? null : missing.ToString();
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
