using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>A virtual machine as one node shows it.</summary>
/// <param name="Id">Stays the same when the machine moves.</param>
/// <param name="Name">Not unique.</param>
/// <param name="State">Its state on this node.</param>
/// <param name="Tags">The <c>#word</c>s in the machine's notes, without the sign, in the order they stand.</param>
public sealed record Vm(Guid Id, string Name, VmState State, ImmutableArray<string> Tags)
{
    public bool Equals(Vm? other) =>
        other is not null && (Id, Name, State) == (other.Id, other.Name, other.State) && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => Id.GetHashCode();
}
