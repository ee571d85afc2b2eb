using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning.Findings;

/// <summary>Collectors that get other policies' copies, because a switch knows no pairs: one finding for each switch and
/// session. A source set by hand names no collectors, so every one is meant.</summary>
internal static class LeakFindings
{
    public static void Find(Scene scene)
    {
        var open = scene.Policies.Where(policy => policy.Groups.Length == 0).Select(policy => policy.Id).ToHashSet();
        var meetings = new Dictionary<(int Place, byte Session), Meeting>();
        for (var at = 0; at < scene.Survey.Count; at++)
        {
            if (scene.Roles.WantedOf(at) is not { } wanted || scene.Survey.PlaceOf(at) is var place && place == Survey.Nowhere
                || scene.Roles.IsForeign(at))
                continue;
            var key = (place, wanted.Session);
            if (!meetings.TryGetValue(key, out var meeting))
                meetings.Add(key, meeting = new Meeting(scene.Roles));
            meeting.Add(at, wanted.Role == MirrorRole.Source, open);
        }
        foreach (var ((place, session), meeting) in meetings)
            if (meeting.Leaking() is { Count: > 0 } leaking)
                scene.Draft.Add(new Finding(FindingKind.CrossPolicyLeak)
                {
                    Policies = [.. meeting.PoliciesOf(leaking)],
                    Adapters = [.. leaking.Select(at => scene.Survey[at].Id)],
                    Node = scene.Survey.NodeAt(place),
                    Switch = scene.Survey.SwitchAt(place).Name,
                    Detail = session == 0 ? null : $"{session}",
                });
    }
}
