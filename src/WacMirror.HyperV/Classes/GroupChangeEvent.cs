using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>The cluster tells that a group's state, which includes its owner, has changed. An event of the provider
/// itself, so its query has no WITHIN.
/// https://learn.microsoft.com/previous-versions/windows/desktop/cluswmi/mscluster-eventgroupstatechange</summary>
internal static class GroupChangeEvent
{
    public static Wql Query => Wql.Select("MSCluster_EventGroupStateChange");

    /// <summary>The group's name; null when the event does not say.</summary>
    public static string? GroupOf(CimObject change) =>
        change.Text("EventObjectName") is { Length: > 0 } name ? name : null;
}
