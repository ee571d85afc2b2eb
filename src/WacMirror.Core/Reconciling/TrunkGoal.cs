using System.Collections.Immutable;

namespace WacMirror.Core.Reconciling;

/// <summary>What a port's VLAN setting shall come to.</summary>
public abstract record TrunkGoal
{
    private TrunkGoal()
    {
    }

    /// <summary>Trunk mode.</summary>
    /// <param name="NativeId">The VLAN that passes untagged; 0 for frames without a VLAN.</param>
    /// <param name="Ids">The VLANs that pass tagged, in any order.</param>
    public sealed record Trunk(ushort NativeId, ImmutableArray<ushort> Ids) : TrunkGoal
    {
        public bool Equals(Trunk? other) =>
            other is not null && NativeId == other.NativeId && Ids.SequenceEqual(other.Ids);

        public override int GetHashCode() => HashCode.Combine(NativeId, Ids.Length);
    }

    /// <summary>What an earlier change found: its undo.</summary>
    public sealed record AsBefore(SavedSetting Prior) : TrunkGoal;
}
