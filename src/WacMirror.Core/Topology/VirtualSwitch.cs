using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>What a virtual switch is joined to.</summary>
public enum SwitchKind
{
    /// <summary>Machines only.</summary>
    Private,

    /// <summary>Machines and the management operating system.</summary>
    Internal,

    /// <summary>A physical network too.</summary>
    External,
}

/// <summary>A virtual switch of one node. Its GUID differs on each node; across nodes switches match by name.</summary>
public sealed record VirtualSwitch(Guid Id, string Name, SwitchKind Kind)
{
    /// <summary>By id.</summary>
    public ImmutableArray<SwitchExtension> Extensions { get; init; } = [];

    /// <summary>Whether it joins several physical NICs in a team of its own (switch embedded teaming).</summary>
    public bool IsTeamed { get; init; }

    /// <summary>Whether its machines may use SR-IOV.</summary>
    public bool AllowsSriov { get; init; }

    public bool Equals(VirtualSwitch? other) =>
        other is not null
        && (Id, Name, Kind, IsTeamed, AllowsSriov)
            == (other.Id, other.Name, other.Kind, other.IsTeamed, other.AllowsSriov)
        && Extensions.SequenceEqual(other.Extensions);

    public override int GetHashCode() => Id.GetHashCode();
}
