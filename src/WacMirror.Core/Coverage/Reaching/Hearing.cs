using WacMirror.Core.Planning;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>Who gets whose frames on one switch, by what is known of Hyper-V: every source port of a switch is copied,
/// both directions, to every destination port of the same switch and session whose VLAN setting lets the copy pass
/// (lab-notes/copies-reach-all-destinations.md, monitor-session-isolates.md, access-destination-filters.md).</summary>
internal static class Hearing
{
    /// <summary>Why nothing of the source is copied to anybody; null when it is.</summary>
    public static BlindReason? ProblemOf(Adapter source, SwitchGround? ground) =>
        ground is null || !source.IsConnected ? BlindReason.NotConnected
            : source.Sriov == SriovState.Active ? BlindReason.SriovBypass
            : source.Role.Role != MirrorRole.Source ? BlindReason.SourceNotSet
            : source.Kind == AdapterKind.Uplink && !ground.Captures ? BlindReason.CaptureExtensionOff
            : null;

    /// <summary>Whether the destination is in the place and state to get copies of the session.</summary>
    public static bool CanHear(Adapter destination, byte session, Motion motion) =>
        destination is { IsRoleKnown: true, IsConnected: true, Role.Role: MirrorRole.Destination }
        && destination.Role.Session == session && Machines.Listens(destination) && !IsAstray(destination, motion);

    /// <summary>Whether every frame of the source passes to the destination. A part is not enough: what is left out would
    /// be missed without a word. An uplink without a VLAN setting is a cable, and which VLANs anybody uses on it is not
    /// known; there a part is enough, and the plan's findings tell of the rest.</summary>
    public static bool PassesAll(Adapter source, Adapter destination) =>
        source is { Kind: AdapterKind.Uplink, Vlan.Mode: VlanMode.Untagged }
            ? VlanPass.Any(source, destination.Vlan)
            : VlanPass.Whole(source, destination.Vlan);

    /// <summary>Whether some frame of the source passes to the destination.</summary>
    public static bool PassesAny(Adapter source, Adapter destination) => VlanPass.Any(source, destination.Vlan);

    /// <summary>Whether nobody knows where it is: nodes and cluster disagree. One that only waits for the cluster is
    /// still where it is shown.</summary>
    private static bool IsAstray(Adapter adapter, Motion motion) =>
        adapter.Presence == Presence.Moving && motion.Disputed.Contains(adapter.Vm?.Id ?? adapter.Id.Owner);
}
