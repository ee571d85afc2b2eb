using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Extensions that stand in a source's way: one that forwards in place of the switch
/// (lab-notes/forwarding-extension.md), and the capture extension where an uplink is a source and it is off
/// (lab-notes/uplink-needs-capture-extension.md). What the plan switches on is not missing.</summary>
internal static class ExtensionFindings
{
    public static void Find(Scene scene)
    {
        var forwarders = new string?[scene.Survey.PlaceCount];
        for (var place = 0; place < forwarders.Length; place++)
            forwarders[place] = scene.Survey.SwitchAt(place).Extensions.FirstOrDefault(IsForwarding)?.Name;
        var groups = new FindingGroups(scene);
        foreach (var policy in scene.InForce)
            foreach (var at in policy.Sources)
            {
                var place = scene.Survey.PlaceOf(at);
                if (place == Survey.Nowhere || !scene.Survey.Has(at, AdapterFacts.Read))
                    continue;
                if (forwarders[place] is { } name)
                    groups.Add(FindingKind.ForwardingExtension, policy, at, name);
                if (scene.Survey.Has(at, AdapterFacts.Uplink) && !scene.Captures.IsOnOrWanted(scene.Survey.SwitchAt(place)))
                    groups.Add(FindingKind.CaptureExtensionOff, policy, at);
            }
        groups.Flush();
    }

    private static bool IsForwarding(SwitchExtension extension) =>
        (extension.Kind == ExtensionKind.Forwarding || extension.Id == SwitchExtension.AzureVfp)
        && extension.State is ExtensionState.Enabled or ExtensionState.Fixed;
}
