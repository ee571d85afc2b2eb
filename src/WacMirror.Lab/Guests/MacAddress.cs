using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WacMirror.Lab.Guests;

/// <summary>An Ethernet address. <see cref="ToString()"/> gives Hyper-V's form, twelve digits:
/// 00155D010203.</summary>
public readonly record struct MacAddress
{
    /// <summary>Bytes that the address takes on the wire.</summary>
    public const int Length = 6;

    private const int Digits = 2 * Length;
    private const ulong GroupBit = 1UL << 40;
    private const ulong AllBits = 0xFFFF_FFFF_FFFF;

    public MacAddress(ulong value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, AllBits);
        Value = value;
    }

    public static MacAddress Broadcast { get; } = new(AllBits);

    /// <summary>The six bytes as a number, the first byte the most significant.</summary>
    public ulong Value { get; }

    public bool IsBroadcast => Value == AllBits;

    /// <summary>Whether more than one station may be meant; true for the broadcast address as well.</summary>
    public bool IsGroup => (Value & GroupBit) != 0;

    /// <exception cref="ArgumentOutOfRangeException">Fewer than six bytes.</exception>
    public static MacAddress Read(ReadOnlySpan<byte> source) => new(
        ((ulong)BinaryPrimitives.ReadUInt16BigEndian(source) << 32)
        | BinaryPrimitives.ReadUInt32BigEndian(source[2..]));

    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)(Value >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(target[2..], (uint)Value);
    }

    /// <exception cref="FormatException">Not twelve hexadecimal digits, bare or in pairs parted by '-' or
    /// ':'.</exception>
    public static MacAddress Parse(string text) =>
        TryParse(text, out var address)
            ? address
            : throw new FormatException(
                $"'{text}' is not a MAC address: twelve hexadecimal digits, bare or in pairs parted by - or :.");

    public static bool TryParse([NotNullWhen(true)] string? text, out MacAddress address)
    {
        address = default;
        if (text is null || !TryStrip(text, out var digits)
            || !ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        address = new(value);
        return true;
    }

    public override string ToString() => Value.ToString("X12", CultureInfo.InvariantCulture);

    /// <summary>The form with separators: 00-15-5D-01-02-03.</summary>
    public string ToString(char separator) =>
        string.Join(separator, ToString().Chunk(2).Select(pair => new string(pair)));

    private static bool TryStrip(string text, out string digits)
    {
        digits = text;
        if (text.Length == Digits)
            return true;
        if (text.Length != Digits + Length - 1 || text[2] is not ('-' or ':'))
            return false;
        var pairs = text.Split(text[2]);
        digits = string.Concat(pairs);
        return pairs.Length == Length && pairs.All(pair => pair.Length == 2);
    }
}
