using System.Buffers.Binary;

namespace WacMirror.Lab.Guests.Packets;

public enum IpProtocol : byte
{
    Icmp = 1,
    Udp = 17,
}

/// <summary>The header of an IPv4 packet that is whole: fragments do not parse, since guests send
/// none.</summary>
public readonly record struct Ipv4Header(
    Ipv4Address Source, Ipv4Address Destination, IpProtocol Protocol, ushort Identification, int PayloadLength)
{
    /// <summary>Without options, which guests skip and never send.</summary>
    public const int Length = 20;

    private const byte Version = 4;
    private const byte TimeToLive = 64;
    private const ushort FragmentBits = 0x3FFF;
    private const int TotalLengthAt = 2;
    private const int IdentificationAt = 4;
    private const int FragmentAt = 6;
    private const int TimeToLiveAt = 8;
    private const int ProtocolAt = 9;
    private const int ChecksumAt = 10;
    private const int SourceAt = 12;
    private const int DestinationAt = 16;

    /// <param name="body">What follows the Ethernet header, padding included.</param>
    /// <param name="header">The header.</param>
    /// <param name="payload">The packet's payload without the frame's padding.</param>
    public static bool TryParse(ReadOnlySpan<byte> body, out Ipv4Header header, out ReadOnlySpan<byte> payload)
    {
        header = default;
        payload = default;
        if (body.Length < Length || body[0] >> 4 != Version)
            return false;
        var headerLength = (body[0] & 0x0F) * 4;
        var totalLength = BinaryPrimitives.ReadUInt16BigEndian(body[TotalLengthAt..]);
        if (headerLength < Length || totalLength < headerLength || totalLength > body.Length
            || InternetChecksum.Of(body[..headerLength]) != 0
            || (BinaryPrimitives.ReadUInt16BigEndian(body[FragmentAt..]) & FragmentBits) != 0)
            return false;
        payload = body[headerLength..totalLength];
        header = new(
            Ipv4Address.Read(body[SourceAt..]),
            Ipv4Address.Read(body[DestinationAt..]),
            (IpProtocol)body[ProtocolAt],
            BinaryPrimitives.ReadUInt16BigEndian(body[IdentificationAt..]),
            payload.Length);
        return true;
    }

    public void Write(Span<byte> body)
    {
        var header = body[..Length];
        header.Clear();
        header[0] = (Version << 4) | (Length / 4);
        BinaryPrimitives.WriteUInt16BigEndian(header[TotalLengthAt..], (ushort)(Length + PayloadLength));
        BinaryPrimitives.WriteUInt16BigEndian(header[IdentificationAt..], Identification);
        header[TimeToLiveAt] = TimeToLive;
        header[ProtocolAt] = (byte)Protocol;
        Source.Write(header[SourceAt..]);
        Destination.Write(header[DestinationAt..]);
        BinaryPrimitives.WriteUInt16BigEndian(header[ChecksumAt..], InternetChecksum.Of(header));
    }

    /// <summary>What the checksum of UDP covers of the header.</summary>
    public ulong PseudoHeaderSum =>
        (ulong)Source.Value + Destination.Value + (byte)Protocol + (ulong)PayloadLength;
}
