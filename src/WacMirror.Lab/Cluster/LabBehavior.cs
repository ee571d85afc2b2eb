using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster;

/// <summary>
/// Everything the lab does that no document or measurement of a real node has settled, in one place. Each member
/// says what it decides; tests turn them so that the product is right either way.
/// </summary>
public sealed record LabBehavior
{
    public static LabBehavior Default { get; } = new();

    /// <summary>Whether a live migration gives a setting object a new GUID. The setting itself travels.
    /// Unproven.</summary>
    public bool MoveRenewsSettingIds { get; init; }

    /// <summary>Whether a machine's group is Pending while it moves; otherwise it stays Online and only its owner
    /// changes. Both are reported from the field.</summary>
    public bool MovingGroupIsPending { get; init; } = true;

    /// <summary>Whether one bad item of ModifyFeatureSettings or RemoveFeatureSettings undoes the whole call;
    /// otherwise the good items take effect and the job fails all the same. Unproven.</summary>
    public bool BatchIsAtomic { get; init; }

    /// <summary>Whether a VLAN setting can be modified in place. Windows Server 2012 refused it.</summary>
    public bool VlanAcceptsModify { get; init; } = true;

    /// <summary>Whether an uplink is a source only while the switch's NDIS capture extension is on, as vendors' guides
    /// have it. Unproven for the newer releases.</summary>
    public bool UplinkMirrorNeedsCapture { get; init; } = true;

    /// <summary>Whether switching an extension starts a job; otherwise the method answers when it is done.</summary>
    public bool ExtensionChangeIsJob { get; init; }

    /// <summary>Whether the state of extensions cannot be changed, as EnabledState 5 says.</summary>
    public bool ExtensionsAreFixed { get; init; }

    /// <summary>Whether the cluster knows affinity rules; Windows Server 2019 publishes the class and its cluster has
    /// no such thing, older ones lack even the class, which is how the lab does it.</summary>
    public bool HasAffinityRules { get; init; } = true;

    /// <summary>How long a fresh affinity rule cannot be found. Seconds were seen in the field; more than a client
    /// retries would be an error of its own.</summary>
    public TimeSpan FreshRuleIsHiddenFor { get; init; } = TimeSpan.Zero;

    /// <summary>How long the cluster's provider is missing after a node has come back. Real ones need up to a minute;
    /// clients shall take it for a moment's absence and not for a node without a cluster.</summary>
    public TimeSpan ClusterProviderDelay { get; init; } = TimeSpan.Zero;

    /// <summary>What reading PrivateProperties costs for each resource that is looked at: 8 to 19 ms were measured in
    /// the field. Shorter hides a query that asks for them needlessly.</summary>
    public TimeSpan PrivatePropertiesCost { get; init; } = TimeSpan.Zero;

    /// <summary>Whether a resource's VmID stands in braces. Both are in the field.</summary>
    public bool VmIdHasBraces { get; init; }

    /// <summary>How GUIDs are written in ids and paths.</summary>
    public LabIdCase IdCase { get; init; } = LabIdCase.Upper;

    /// <summary>Whether an empty array is left out, as recorded; otherwise it is one nil element.</summary>
    public bool EmptyArraysAreAbsent { get; init; } = true;

    /// <summary>Whether beside each default template stand those of least, most and step. Unproven.</summary>
    public bool TemplatesHaveSiblings { get; init; }

    /// <summary>Whether the counters of a management NIC end in its allocation's GUID; otherwise they have the NIC's
    /// display name alone. Unproven.</summary>
    public bool ManagementCountersNameAllocation { get; init; } = true;

    /// <summary>Whether the names of switch extensions stand in braces. Both are in the field.</summary>
    public bool ExtensionNamesHaveBraces { get; init; }

    /// <summary>Reports success and changes nothing: the silent failure that callers must read back to
    /// notice.</summary>
    public bool WritesAreLost { get; init; }

    /// <summary>What the virtual switch itself does.</summary>
    public SwitchBehavior Switching { get; init; } = SwitchBehavior.Default;

    /// <summary>How long a job takes. Shorter than a client's first poll would hide that it has to wait; much longer
    /// would make every role change sluggish, which real nodes are not.</summary>
    public TimeSpan JobDuration { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a finished job can be read, five minutes on Windows. Shorter would hide errors from slow
    /// clients; longer only keeps memory.</summary>
    public TimeSpan JobRetention { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the planned machine stands on the target before the machine itself does. Zero would hide
    /// the double appearance from readers; seconds would make a drain tedious.</summary>
    public TimeSpan MovePreparation { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a moving machine is on no network. Real migrations lose up to a second; much more would
    /// read as an outage.</summary>
    public TimeSpan MoveBlackout { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the cluster takes to notice a crashed node and restart its machines elsewhere. Real clusters
    /// need ten seconds and more; shorter than a second keeps demonstrations brisk and still shows the gap.</summary>
    public TimeSpan FailoverDelay { get; init; } = TimeSpan.FromMilliseconds(800);
}
