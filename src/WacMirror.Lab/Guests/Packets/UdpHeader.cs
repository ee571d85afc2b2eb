using System.Buffers.Binary;

namespace WacMirror.Lab.Guests.Packets;

/// <summary>The ports of a UDP datagram.</summary>
public readonly record struct UdpHeader(ushort SourcePort, ushort DestinationPort)
{
    public const int Length = 8;

    private const int DestinationPortAt = 2;
    private const int LengthAt = 4;
    private const int ChecksumAt = 6;

    /// <param name="ip">The header of the packet, part of which the checksum covers.</param>
    /// <param name="datagram">The packet's payload.</param>
    /// <param name="header">The ports.</param>
    /// <param name="payload">What the datagram carries.</param>
    public static bool TryParse(
        in Ipv4Header ip, ReadOnlySpan<byte> datagram, out UdpHeader header, out ReadOnlySpan<byte> payload)
    {
        header = default;
        payload = default;
        if (datagram.Length < Length
            || BinaryPrimitives.ReadUInt16BigEndian(datagram[LengthAt..]) != datagram.Length
            || (IsChecked(datagram) && InternetChecksum.Of(datagram, ip.PseudoHeaderSum) != 0))
            return false;
        header = new(
            BinaryPrimitives.ReadUInt16BigEndian(datagram),
            BinaryPrimitives.ReadUInt16BigEndian(datagram[DestinationPortAt..]));
        payload = datagram[Length..];
        return true;
    }

    /// <summary>Writes the header and the checksum over it and the payload, which already stands behind
    /// it.</summary>
    public void Write(in Ipv4Header ip, Span<byte> datagram)
    {
        BinaryPrimitives.WriteUInt16BigEndian(datagram, SourcePort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[DestinationPortAt..], DestinationPort);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[LengthAt..], (ushort)datagram.Length);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[ChecksumAt..], 0);
        var checksum = InternetChecksum.Of(datagram, ip.PseudoHeaderSum);
        // RFC 768: zero means "no checksum", so a sum of zero is sent as its other form.
        BinaryPrimitives.WriteUInt16BigEndian(datagram[ChecksumAt..], checksum == 0 ? ushort.MaxValue : checksum);
    }

    private static bool IsChecked(ReadOnlySpan<byte> datagram) =>
        BinaryPrimitives.ReadUInt16BigEndian(datagram[ChecksumAt..]) != 0;
}
