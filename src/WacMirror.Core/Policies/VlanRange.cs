using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WacMirror.Core.Policies;

/// <summary>VLANs from one to another, both included.</summary>
public readonly record struct VlanRange(ushort First, ushort Last)
{
    /// <summary>The highest VLAN; 802.1Q reserves 4095.</summary>
    public const ushort Highest = 4094;

    /// <summary>The most ranges in a list. Fewer would refuse lists that people have; more only feeds mistakes.</summary>
    public const int MostInList = 256;

    public bool Contains(ushort vlan) => First <= vlan && vlan <= Last;

    /// <summary>Reads <c>5</c> or <c>10-20</c>; 0 stands for untagged.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out VlanRange range)
    {
        var dash = text.IndexOf('-');
        var isRange = Read(dash < 0 ? text : text[..dash], out var first)
            & Read(dash < 0 ? text : text[(dash + 1)..], out var last);
        range = isRange ? new VlanRange(first, last) : default;
        return isRange && first <= last;
    }

    /// <summary>Reads ranges separated by commas, as <c>5,10-20</c>. Blanks around them do not matter, their order
    /// stays.</summary>
    public static bool TryParseList([NotNullWhen(true)] string? text, out ImmutableArray<VlanRange> ranges)
    {
        ranges = [];
        var parts = text?.Split(',') ?? [];
        if (parts.Length is 0 or > MostInList)
            return false;
        var read = ImmutableArray.CreateBuilder<VlanRange>(parts.Length);
        foreach (var part in parts)
        {
            if (!TryParse(part, out var range))
                return false;
            read.Add(range);
        }
        ranges = read.MoveToImmutable();
        return true;
    }

    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";

    private static bool Read(ReadOnlySpan<char> text, out ushort vlan) =>
        ushort.TryParse(text.Trim(' '), NumberStyles.None, CultureInfo.InvariantCulture, out vlan) && vlan <= Highest;
}
