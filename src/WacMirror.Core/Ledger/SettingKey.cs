using WacMirror.Core.Topology;

namespace WacMirror.Core.Ledger;

/// <summary>Names one setting of one thing in a cluster.</summary>
public abstract record SettingKey : IComparable<SettingKey>
{
    private SettingKey()
    {
    }

    /// <summary>As text, unique within the cluster and sortable: the kind, ':' and the thing.</summary>
    public abstract override string ToString();

    /// <summary>The adapter whose setting it is; null where it is another thing's.</summary>
    public AdapterId? AdapterOf => this switch
    {
        Role role => role.Adapter,
        Trunk trunk => trunk.Adapter,
        _ => null,
    };

    /// <summary>What kind of setting it is, as a number by which the kinds' texts are sorted.</summary>
    internal int KindOrder => this switch
    {
        Affinity => 0,
        Capture => 1,
        Role => 2,
        _ => 3,
    };

    /// <summary>As the texts compare, without making them.</summary>
    public int CompareTo(SettingKey? other) => (this, other) switch
    {
        (_, null) => 1,
        (Role left, Role right) => left.Adapter.CompareTo(right.Adapter),
        (Trunk left, Trunk right) => left.Adapter.CompareTo(right.Adapter),
        (Capture left, Capture right) => left.Switch.CompareTo(right.Switch),
        (Affinity left, Affinity right) => string.CompareOrdinal(left.Rule, right.Rule),
        _ => KindOrder.CompareTo(other.KindOrder),
    };

    /// <summary>An adapter's role and monitor session.</summary>
    public sealed record Role(AdapterId Adapter) : SettingKey
    {
        public override string ToString() => $"role:{Adapter}";
    }

    /// <summary>An adapter's VLAN setting.</summary>
    public sealed record Trunk(AdapterId Adapter) : SettingKey
    {
        public override string ToString() => $"trunk:{Adapter}";
    }

    /// <summary>Whether a switch's capture extension is on.</summary>
    public sealed record Capture(Guid Switch) : SettingKey
    {
        public override string ToString() => $"capture:{Switch:D}";
    }

    /// <summary>An affinity rule of the failover cluster.</summary>
    public sealed record Affinity(string Rule) : SettingKey
    {
        public override string ToString() => $"affinity:{Rule}";
    }
}
