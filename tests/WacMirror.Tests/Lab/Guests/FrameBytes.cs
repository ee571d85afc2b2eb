using WacMirror.Lab.Guests;
using WacMirror.Lab.Guests.Packets;

namespace WacMirror.Tests.Lab.Guests;

/// <summary>Makes frames as a stranger on the wire would, and looks into those of guests.</summary>
internal static class FrameBytes
{
    public static bool IsA(this byte[] frame, EtherType type) =>
        EthernetHeader.TryParse(frame, out var header) && header.Type == type;

    public static IcmpEcho? Echo(this byte[] frame) =>
        Ipv4Header.TryParse(frame.AsSpan(EthernetHeader.Length), out var ip, out var payload)
        && ip.Protocol == IpProtocol.Icmp && IcmpEcho.TryParse(payload, out var echo, out _)
            ? echo
            : null;

    public static UdpHeader? Udp(this byte[] frame) =>
        Ipv4Header.TryParse(frame.AsSpan(EthernetHeader.Length), out var ip, out var payload)
        && ip.Protocol == IpProtocol.Udp && UdpHeader.TryParse(ip, payload, out var udp, out _)
            ? udp
            : null;

    public static byte[] EchoRequest(int from, int to) => Icmp(from, to, new(IcmpType.EchoRequest, 7, 1));

    public static byte[] Icmp(int from, int to, IcmpEcho echo) => Packet(
        from, to, IpProtocol.Icmp, new byte[IcmpEcho.HeaderLength + 8], (_, message) => echo.Write(message));

    public static byte[] Datagram(int from, int to, UdpHeader ports, ReadOnlySpan<byte> payload) => Packet(
        from, to, IpProtocol.Udp, [.. new byte[UdpHeader.Length], .. payload],
        (ip, datagram) => ports.Write(ip, datagram));

    public static byte[] Arp(MacAddress to, in ArpPacket packet)
    {
        var frame = new byte[EthernetHeader.MinFrameLength];
        new EthernetHeader(to, packet.SenderMac, EtherType.Arp).Write(frame);
        packet.Write(frame.AsSpan(EthernetHeader.Length));
        return frame;
    }

    private static byte[] Packet(
        int from, int to, IpProtocol protocol, byte[] payload, Action<Ipv4Header, byte[]> complete)
    {
        var ip = new Ipv4Header(
            Ipv4Address.From(TestLan.AddressOf(from)), Ipv4Address.From(TestLan.AddressOf(to)), protocol, 1,
            payload.Length);
        complete(ip, payload);
        var frame = new byte[EthernetHeader.Length + Ipv4Header.Length + payload.Length];
        new EthernetHeader(TestLan.MacOf(to), TestLan.MacOf(from), EtherType.Ipv4).Write(frame);
        ip.Write(frame.AsSpan(EthernetHeader.Length));
        payload.CopyTo(frame, EthernetHeader.Length + Ipv4Header.Length);
        return frame;
    }
}
