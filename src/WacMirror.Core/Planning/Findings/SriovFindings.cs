using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Sources whose traffic a virtual function carries past the switch (lab-notes/vf-bypasses-mirroring.md).</summary>
internal static class SriovFindings
{
    public static void Find(Scene scene)
    {
        var groups = new FindingGroups(scene);
        foreach (var policy in scene.InForce)
            foreach (var at in policy.Sources)
                if (scene.Survey.Has(at, AdapterFacts.Bypassing | AdapterFacts.Read))
                    groups.Add(FindingKind.SriovBypass, policy, at);
        groups.Flush();
    }
}
