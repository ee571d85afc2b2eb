using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace WacMirror.Core.Policies.Matching;

/// <summary>An IPv4 or IPv6 address as a number. IPv4 sorts before IPv6.</summary>
internal readonly record struct NetworkAddress(bool IsV6, UInt128 Value) : IComparable<NetworkAddress>
{
    /// <summary>The longest form of IPv6, and a zone behind it.</summary>
    private const int MaxLength = 100;

    public int Bits => IsV6 ? 128 : 32;

    /// <summary>Reads four decimal numbers, or IPv6 with or without a zone, which is left out. An IPv4 address written
    /// as IPv6 (<c>::ffff:10.0.0.1</c>) is that IPv4 address.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out NetworkAddress address)
    {
        address = default;
        if (text is null or { Length: > MaxLength })
            return false;
        if (!text.Contains(':', StringComparison.Ordinal))
            return TryParseV4(text, out address);
        var zone = text.IndexOf('%', StringComparison.Ordinal);
        var plain = zone < 0 ? text.AsSpan() : text.AsSpan(0, zone);
        // The library also reads brackets and ports; those are no addresses here.
        if (plain.ContainsAnyExcept("0123456789abcdefABCDEF:.") || !IPAddress.TryParse(plain, out var parsed))
            return false;
        if (parsed.IsIPv4MappedToIPv6)
            parsed = parsed.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out var length);
        address = length == 4
            ? new NetworkAddress(false, BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : new NetworkAddress(true, BinaryPrimitives.ReadUInt128BigEndian(bytes));
        return true;
    }

    /// <summary>Four numbers without leading zeros. The library would also read octal, hexadecimal and fewer numbers, and
    /// is slow at what there is most of.</summary>
    private static bool TryParseV4(ReadOnlySpan<char> text, out NetworkAddress address)
    {
        var (value, number, digits, dots) = (0u, 0u, 0, 0);
        address = default;
        foreach (var letter in text)
        {
            if (letter == '.' && digits > 0 && dots < 3)
            {
                (value, number, digits, dots) = ((value << 8) | number, 0, 0, dots + 1);
                continue;
            }
            number = (number * 10) + letter - '0';
            if (!char.IsAsciiDigit(letter) || number > 255 || (digits > 0 && number < 10))
                return false;
            digits++;
        }
        address = new NetworkAddress(false, (value << 8) | number);
        return dots == 3 && digits > 0;
    }

    public int CompareTo(NetworkAddress other) =>
        IsV6 == other.IsV6 ? Value.CompareTo(other.Value) : IsV6.CompareTo(other.IsV6);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return new IPAddress(IsV6 ? bytes : bytes[12..]).ToString();
    }
}
