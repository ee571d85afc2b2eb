using System.Collections.Immutable;

namespace WacMirror.Core.Policies;

/// <summary>What an operator wants: which adapters of a cluster are watched, and where the copies go. Immutable; every
/// change is a new revision.</summary>
public sealed record MirrorPolicy
{
    public required Guid Id { get; init; }

    /// <summary>For people; unique within the cluster, without case.</summary>
    public required string Name { get; init; }

    /// <summary>The cluster's id here.</summary>
    public required string Cluster { get; init; }

    /// <summary>The adapters that are watched. Empty only in a policy made by hand.</summary>
    public Selector Sources { get; init; } = Selector.Nothing;

    /// <summary>Where the copies go. A source is covered when a collector of each group gets them. Empty only in a policy
    /// made by hand, whose sources any destination of the switch covers.</summary>
    public ImmutableArray<DestinationGroup> Destinations { get; init; } = [];

    /// <summary>The monitor session, 0 to 255. What others than 0 do on a real node is unproven.</summary>
    public byte Session { get; init; }

    public PolicyMode Mode { get; init; }

    public CollectorMode Collectors { get; init; }

    public Colocation Colocate { get; init; }

    /// <summary>Whether a collector's VLAN trunk may be widened to its sources' VLANs. Disruptive for the collector's own
    /// traffic.</summary>
    public bool ManageTrunk { get; init; }

    /// <summary>Whether the capture extension may be switched on where an uplink is a source. Disruptive for everything on
    /// that switch.</summary>
    public bool ManageCapture { get; init; }

    /// <summary>When it ends by itself and what it changed is undone; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Why it exists, as a ticket; null when nobody said.</summary>
    public string? Reason { get; init; }

    public PolicyOrigin Origin { get; init; }

    /// <summary>Whether it is in force. What a policy that is not changed before is undone.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Counted from 1; 0 for one that is not stored yet.</summary>
    public long Revision { get; init; }

    public bool Equals(MirrorPolicy? other) =>
        other is not null && Id == other.Id && Revision == other.Revision && Name == other.Name
        && Cluster == other.Cluster && Sources == other.Sources && Destinations.SequenceEqual(other.Destinations)
        && (Session, Mode, Collectors, Colocate) == (other.Session, other.Mode, other.Collectors, other.Colocate)
        && (ManageTrunk, ManageCapture, IsEnabled) == (other.ManageTrunk, other.ManageCapture, other.IsEnabled)
        && (ExpiresAt, Reason, Origin) == (other.ExpiresAt, other.Reason, other.Origin);

    public override int GetHashCode() => HashCode.Combine(Id, Revision);
}
