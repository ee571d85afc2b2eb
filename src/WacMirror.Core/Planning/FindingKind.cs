namespace WacMirror.Core.Planning;

/// <summary>What is worth knowing about a policy or a cluster.</summary>
public enum FindingKind
{
    /// <summary>Policies want different roles or sessions of one adapter. Who holds it keeps it; else nobody gets it.</summary>
    RoleConflict,

    /// <summary>No collector is on the source's switch and node.</summary>
    NoDestination,

    /// <summary>A collector is there, and its VLAN setting does not let the source's frames pass.</summary>
    VlanBlocked,

    /// <summary>The source's traffic passes beside the virtual switch, where nothing mirrors it.</summary>
    SriovBypass,

    /// <summary>A forwarding extension decides what is mirrored on the switch.</summary>
    ForwardingExtension,

    /// <summary>Two policies share switch and session, so each one's collectors get the other's copies.</summary>
    CrossPolicyLeak,

    /// <summary>Sources send more to a collector than it receives.</summary>
    FanInOverCapacity,

    /// <summary>An uplink is a source, and the switch's capture extension is off.</summary>
    CaptureExtensionOff,

    /// <summary>The adapter leads to no switch.</summary>
    NotConnected,

    /// <summary>The node does not answer.</summary>
    NodeUnreachable,

    /// <summary>The adapter has a role that is not ours. It is left until somebody adopts it.</summary>
    ForeignRole,

    /// <summary>Another installation, or a tool like it, is at work on the same cluster.</summary>
    OtherInstallation,

    /// <summary>The same id is at rest in two places. Nothing is changed on either.</summary>
    DuplicateIdentity,

    /// <summary>A selector could not be decided for the adapter; its last membership stays.</summary>
    SelectorUnknown,

    /// <summary>Somebody else changed what is ours.</summary>
    Drift,

    /// <summary>Repairs of one setting were undone again and again; it is repaired no more for a while.</summary>
    RepairFight,

    /// <summary>A destination group matches nothing.</summary>
    EmptyGroup,

    /// <summary>An affinity rule would keep the collector with its sources.</summary>
    ColocationProposed,

    /// <summary>The policy asks for something that the cluster cannot do.</summary>
    NotPossible,
}
