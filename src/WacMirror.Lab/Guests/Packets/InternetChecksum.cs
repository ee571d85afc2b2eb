using System.Buffers.Binary;

namespace WacMirror.Lab.Guests.Packets;

/// <summary>The one's complement sum of IPv4, ICMP and UDP (RFC 1071).</summary>
public static class InternetChecksum
{
    /// <summary>The checksum of the bytes; 0 when they contain their own correct checksum.</summary>
    /// <param name="bytes">What is covered; a single last byte counts as if a zero followed.</param>
    /// <param name="seed">The sum of what is covered beside them, a pseudo header.</param>
    public static ushort Of(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        var sum = seed;
        for (; bytes.Length >= 4; bytes = bytes[4..])
            sum += BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (bytes.Length >= 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
            bytes = bytes[2..];
        }

        if (bytes.Length == 1)
            sum += (ulong)bytes[0] << 8;
        while (sum > ushort.MaxValue)
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        return (ushort)~sum;
    }
}
