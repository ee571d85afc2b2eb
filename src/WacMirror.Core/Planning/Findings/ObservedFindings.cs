using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Where what is there is not what a policy describes that only looks on.</summary>
internal static class ObservedFindings
{
    public static void Find(Scene scene)
    {
        var groups = new FindingGroups(scene);
        var served = new PlaceMarks(scene.Survey.PlaceCount);
        foreach (var policy in scene.InForce.Where(policy => policy.Policy.Mode == PolicyMode.Observe))
        {
            served.Clear();
            foreach (var at in policy.WantedSources)
            {
                served.Mark(scene.Survey.PlaceOf(at));
                Find(scene, groups, policy, at, MirrorRole.Source);
            }
            foreach (var at in policy.Collectors)
                if (policy.Policy.Collectors == CollectorMode.All || served.Has(scene.Survey.PlaceOf(at)))
                    Find(scene, groups, policy, at, MirrorRole.Destination);
        }
        groups.Flush();
    }

    private static void Find(Scene scene, FindingGroups groups, PolicyCase policy, int at, MirrorRole role)
    {
        var wanted = new RoleSetting(role, policy.Policy.Session);
        var adapter = scene.Survey[at];
        if (adapter.Role != wanted && scene.Survey.IsActionable(at))
            groups.Add(
                FindingKind.Drift, policy, at,
                ValueText.Difference(
                    new SettingKey.Role(adapter.Id), new SettingValue.Role(wanted), new SettingValue.Role(adapter.Role)));
    }
}
