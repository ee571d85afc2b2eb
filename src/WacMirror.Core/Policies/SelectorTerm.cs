using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies;

/// <summary>What must hold of an adapter, all of it at once. A field that is null asks nothing. Names are patterns
/// without case: '*' stands for any text, '?' for one character.</summary>
public sealed record SelectorTerm
{
    private static readonly SelectorTerm Empty = new();

    /// <summary>Whether it asks nothing, and so fits everything. No policy may be stored with one.</summary>
    public bool IsEmpty => this == Empty;

    /// <summary>The machine's name. Adapters that belong to no machine do not match.</summary>
    public string? Vm { get; init; }

    public Guid? VmId { get; init; }

    /// <summary>The adapter's name.</summary>
    public string? Adapter { get; init; }

    public AdapterId? AdapterId { get; init; }

    public AdapterKind? Kind { get; init; }

    /// <summary>The virtual switch's name.</summary>
    public string? Switch { get; init; }

    public string? Node { get; init; }

    /// <summary>VLANs, of which the adapter must pass at least one; 0 stands for untagged. Null asks nothing.</summary>
    public ImmutableArray<VlanRange>? Vlan { get; init; }

    /// <summary>The adapter's addresses, of which one must be inside. Not known while a guest reports none.</summary>
    public Subnet? Subnet { get; init; }

    /// <summary>A tag of the machine, without its sign.</summary>
    public string? Tag { get; init; }

    /// <summary>The machine's state.</summary>
    public VmState? State { get; init; }

    public bool Equals(SelectorTerm? other) =>
        other is not null
        && (Vm, VmId, Adapter, AdapterId, Kind) == (other.Vm, other.VmId, other.Adapter, other.AdapterId, other.Kind)
        && (Switch, Node, Subnet, Tag, State) == (other.Switch, other.Node, other.Subnet, other.Tag, other.State)
        && Vlan.HasValue == other.Vlan.HasValue
        && (Vlan is not { } vlan || vlan.SequenceEqual(other.Vlan!.Value));

    public override int GetHashCode() => HashCode.Combine(Vm, VmId, Adapter, AdapterId, Kind, Switch, Node, Tag);
}
