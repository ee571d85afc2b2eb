using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>One thing worth knowing. Words for people are made from it where they are shown.</summary>
public sealed record Finding(FindingKind Kind)
{
    /// <summary>The policies it concerns, ascending; none where it concerns the cluster.</summary>
    public ImmutableSortedSet<Guid> Policies { get; init; } = [];

    /// <summary>The adapters it concerns.</summary>
    public ImmutableSortedSet<AdapterId> Adapters { get; init; } = [];

    public string? Node { get; init; }

    /// <summary>The virtual switch's name.</summary>
    public string? Switch { get; init; }

    /// <summary>What else there is to say: a group's name, VLANs, what was found. Values, not sentences.</summary>
    public string? Detail { get; init; }

    public bool Equals(Finding? other) =>
        other is not null && (Kind, Node, Switch, Detail) == (other.Kind, other.Node, other.Switch, other.Detail)
        && Policies.SetEquals(other.Policies) && Adapters.SetEquals(other.Adapters);

    public override int GetHashCode() => HashCode.Combine(Kind, Node, Switch, Detail, Adapters.Count);
}
