using System.Diagnostics.CodeAnalysis;

namespace WacMirror.Core.Topology;

/// <summary>
/// Names an adapter within its cluster: <c>ownerGuid.nicGuid</c> in lower case, where the owner is the machine or,
/// for management NICs and uplinks, the switch. Letters, digits, '-' and '.' only, so it stands in a URL as it is,
/// and it stays the same when the machine moves. Held as two GUIDs, because a cluster has tens of thousands; they
/// sort as their text does.
/// </summary>
/// <param name="Owner">The machine, or the switch for management NICs and uplinks.</param>
/// <param name="Nic">The NIC, or the port allocation for management NICs and uplinks.</param>
public readonly record struct AdapterId(Guid Owner, Guid Nic) : IComparable<AdapterId>
{
    public static bool TryParse([NotNullWhen(true)] string? value, out AdapterId id)
    {
        id = default;
        if (value is not { Length: 73 } || value[36] != '.'
            || !Guid.TryParseExact(value.AsSpan(0, 36), "D", out var owner)
            || !Guid.TryParseExact(value.AsSpan(37), "D", out var nic))
            return false;
        id = new AdapterId(owner, nic);
        return true;
    }

    public int CompareTo(AdapterId other) =>
        Owner.CompareTo(other.Owner) is var order and not 0 ? order : Nic.CompareTo(other.Nic);

    public override string ToString() => $"{Owner:D}.{Nic:D}";

    public static bool operator <(AdapterId left, AdapterId right) => left.CompareTo(right) < 0;

    public static bool operator >(AdapterId left, AdapterId right) => left.CompareTo(right) > 0;

    public static bool operator <=(AdapterId left, AdapterId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AdapterId left, AdapterId right) => left.CompareTo(right) >= 0;
}
