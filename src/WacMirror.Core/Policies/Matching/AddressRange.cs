using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WacMirror.Core.Policies.Matching;

/// <summary>A network as its first and last address.</summary>
internal readonly record struct AddressRange(NetworkAddress First, NetworkAddress Last, int Prefix)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out AddressRange range)
    {
        range = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || text!.Length - slash is < 2 or > 4 || !NetworkAddress.TryParse(text[..slash], out var first)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            || prefix > first.Bits || text.AsSpan(0, slash).Contains('%'))
            return false;
        // A shift by the whole width would shift by nothing.
        var behind = prefix == first.Bits ? 0 : UInt128.MaxValue >> (128 - first.Bits + prefix);
        if ((first.Value & behind) != 0)
            return false;
        range = new AddressRange(first, first with { Value = first.Value | behind }, prefix);
        return true;
    }

    public bool Contains(NetworkAddress address) =>
        address.CompareTo(First) >= 0 && address.CompareTo(Last) <= 0;

    public override string ToString() => $"{First}/{Prefix}";
}
