using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Ledger;

/// <summary>What a setting has, or shall have.</summary>
public abstract record SettingValue
{
    private SettingValue()
    {
    }

    /// <param name="Setting">The role and session.</param>
    /// <param name="IsAbsent">Whether no object was attached, which equals one with every default.</param>
    public sealed record Role(RoleSetting Setting, bool IsAbsent = false) : SettingValue
    {
        public bool Equals(Role? other) => other is not null && Setting == other.Setting;

        public override int GetHashCode() => Setting.GetHashCode();
    }

    /// <summary>Compared by what it means; <paramref name="Whole"/> is what an undo puts back.</summary>
    /// <param name="Vlan">What it means.</param>
    /// <param name="Whole">All of it as it was read; null where it was not.</param>
    public sealed record Trunk(VlanSetting Vlan, SavedSetting? Whole = null) : SettingValue
    {
        public bool Equals(Trunk? other) => other is not null && Vlan == other.Vlan;

        public override int GetHashCode() => Vlan.GetHashCode();
    }

    public sealed record Capture(bool IsOn) : SettingValue;

    /// <param name="Rule">The rule; null when there is none.</param>
    public sealed record Affinity(AffinityRule? Rule) : SettingValue;
}
