using System.Diagnostics.CodeAnalysis;

namespace WacMirror.Core.Topology;

/// <summary>
/// Names an adapter within its cluster: <c>ownerGuid.nicGuid</c> in lower case, where the owner is the machine or,
/// for management NICs and uplinks, the switch. Letters, digits, '-' and '.' only, so it stands in a URL as it is,
/// and it stays the same when the machine moves.
/// </summary>
public readonly record struct AdapterId : IComparable<AdapterId>
{
    private readonly string? text;

    public AdapterId(Guid owner, Guid nic) => text = $"{owner:D}.{nic:D}";

    /// <summary>The machine, or the switch for management NICs and uplinks.</summary>
    public Guid Owner => text is null ? Guid.Empty : Guid.ParseExact(text.AsSpan(0, 36), "D");

    /// <summary>The NIC, or the port allocation for management NICs and uplinks.</summary>
    public Guid Nic => text is null ? Guid.Empty : Guid.ParseExact(text.AsSpan(37), "D");

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

    public int CompareTo(AdapterId other) => string.CompareOrdinal(text, other.text);

    public override string ToString() => text ?? string.Empty;

    public static bool operator <(AdapterId left, AdapterId right) => left.CompareTo(right) < 0;

    public static bool operator >(AdapterId left, AdapterId right) => left.CompareTo(right) > 0;

    public static bool operator <=(AdapterId left, AdapterId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AdapterId left, AdapterId right) => left.CompareTo(right) >= 0;
}
