using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Rules that would keep collectors with their sources, and rules that another installation made.</summary>
internal static class ColocationFindings
{
    public static void Find(Scene scene)
    {
        var rules = scene.Survey.Seen.Affinity ?? [];
        foreach (var policy in scene.InForce.Where(policy => policy.Policy.Colocate == Colocation.Propose))
        {
            var companions = Companions.Of(policy, scene.Survey);
            if (companions is { IsWhole: true, AreJoined: true } && !rules.Any(companions.AreHeldBy))
                scene.Draft.Add(new Finding(FindingKind.ColocationProposed)
                {
                    Policies = scene.Sets.Of(policy.Id), Detail = string.Join(", ", companions.Groups),
                });
        }
        foreach (var rule in rules)
            if (AffinityName.IsOfInstallation(rule.Name) && !scene.Ledger.Affinities.ContainsKey(rule.Name))
                scene.Draft.Add(new Finding(FindingKind.OtherInstallation) { Detail = rule.Name });
    }
}
