namespace WacMirror.Core.Planning.Findings;

/// <summary>What selectors cannot decide, and groups that match nothing.</summary>
internal static class SelectorFindings
{
    public static void Find(Scene scene)
    {
        foreach (var policy in scene.InForce)
        {
            if (!policy.Members.Uncertain.IsEmpty)
                scene.Draft.Add(new Finding(FindingKind.SelectorUnknown)
                {
                    Policies = scene.Sets.Of(policy.Id), Adapters = policy.Members.Uncertain,
                });
            foreach (var group in policy.Groups)
                if (group.Adapters.Length == 0)
                    scene.Draft.Add(new Finding(FindingKind.EmptyGroup)
                    {
                        Policies = scene.Sets.Of(policy.Id), Detail = group.Name,
                    });
        }
    }
}
