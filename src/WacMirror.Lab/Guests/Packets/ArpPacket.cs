using System.Buffers.Binary;

namespace WacMirror.Lab.Guests.Packets;

public enum ArpOperation : ushort
{
    Request = 1,
    Reply = 2,
    ReverseRequest = 3,
}

/// <summary>An ARP packet for IPv4 over Ethernet (RFC 826); other kinds do not parse.</summary>
public readonly record struct ArpPacket(
    ArpOperation Operation,
    MacAddress SenderMac,
    Ipv4Address Sender,
    MacAddress TargetMac,
    Ipv4Address Target)
{
    public const int Length = 28;

    /// <summary>Hardware type Ethernet, protocol type IPv4, and the lengths of their addresses.</summary>
    private const ulong Kind = 0x0001_0800_0604_0000;

    private const int OperationAt = 6;
    private const int SenderMacAt = 8;
    private const int SenderAt = 14;
    private const int TargetMacAt = 18;
    private const int TargetAt = 24;

    public static bool TryParse(ReadOnlySpan<byte> body, out ArpPacket packet)
    {
        packet = default;
        if (body.Length < Length || (BinaryPrimitives.ReadUInt64BigEndian(body) & ~0xFFFFUL) != Kind)
            return false;
        packet = new(
            (ArpOperation)BinaryPrimitives.ReadUInt16BigEndian(body[OperationAt..]),
            MacAddress.Read(body[SenderMacAt..]),
            Ipv4Address.Read(body[SenderAt..]),
            MacAddress.Read(body[TargetMacAt..]),
            Ipv4Address.Read(body[TargetAt..]));
        return true;
    }

    public void Write(Span<byte> body)
    {
        BinaryPrimitives.WriteUInt64BigEndian(body, Kind | (ushort)Operation);
        SenderMac.Write(body[SenderMacAt..]);
        Sender.Write(body[SenderAt..]);
        TargetMac.Write(body[TargetMacAt..]);
        Target.Write(body[TargetAt..]);
    }
}
