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
        var zone = text.IndexOf('%', StringComparison.Ordinal);
        var plain = zone < 0 ? text.AsSpan() : text.AsSpan(0, zone);
        // The library also reads brackets, ports, octal and numbers without dots; those are no addresses here.
        if (plain.ContainsAnyExcept("0123456789abcdefABCDEF:.") || !IPAddress.TryParse(plain, out var parsed))
            return false;
        if (parsed.IsIPv4MappedToIPv6)
            parsed = parsed.MapToIPv4();
        else if (!plain.Contains(':') && !plain.SequenceEqual(parsed.ToString()))
            return false;
        Span<byte> bytes = stackalloc byte[16];
        parsed.TryWriteBytes(bytes, out var length);
        address = length == 4
            ? new NetworkAddress(false, BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : new NetworkAddress(true, BinaryPrimitives.ReadUInt128BigEndian(bytes));
        return true;
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
