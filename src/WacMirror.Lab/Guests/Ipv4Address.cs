using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace WacMirror.Lab.Guests;

/// <summary>An IPv4 address as a number, so that the path of a packet allocates nothing.</summary>
public readonly record struct Ipv4Address(uint Value)
{
    /// <summary>Bytes that the address takes on the wire.</summary>
    public const int Length = 4;

    private const uint FirstGroup = 0xE000_0000;

    /// <summary>Whether one station can own the address: neither 0.0.0.0 nor multicast, reserved or
    /// broadcast.</summary>
    public bool IsStation => Value is not 0 and < FirstGroup;

    /// <exception cref="ArgumentException">Not an IPv4 address.</exception>
    public static Ipv4Address From(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[Length];
        if (address.AddressFamily != AddressFamily.InterNetwork || !address.TryWriteBytes(bytes, out _))
            throw new ArgumentException(
                $"{address} is not an IPv4 address; guests speak IPv4 only.", nameof(address));
        return Read(bytes);
    }

    public static Ipv4Address Read(ReadOnlySpan<byte> source) =>
        new(BinaryPrimitives.ReadUInt32BigEndian(source));

    public void Write(Span<byte> target) => BinaryPrimitives.WriteUInt32BigEndian(target, Value);

    public IPAddress ToIPAddress()
    {
        Span<byte> bytes = stackalloc byte[Length];
        Write(bytes);
        return new(bytes);
    }

    public override string ToString() => ToIPAddress().ToString();
}
