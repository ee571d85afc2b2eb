using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Guests;

/// <summary>The lower half of a guest: its address, the port it is plugged into, and frames with their
/// headers filled in. Fabric's thread only, but for what never changes.</summary>
internal sealed class GuestLink(Fabric fabric, MacAddress mac, Ipv4Interface? ipv4)
{
    private const int PayloadAt = EthernetHeader.Length + Ipv4Header.Length;

    private SwitchPort? port;
    private ushort identification;

    public Fabric Fabric { get; } = fabric;

    public MacAddress Mac { get; } = mac;

    public Ipv4Address? Address => ipv4?.Address;

    public bool IsUp => port is not null;

    public void Plug(SwitchPort into) => port = into;

    public void Unplug() => port = null;

    /// <summary>Whether another station with this address can be reached without a router.</summary>
    public bool Reaches(Ipv4Address other) => ipv4 is { } own && own.Address != other && own.Reaches(other);

    /// <summary>Takes over the caller's hold on the frame.</summary>
    public void Send(Frame frame, ushort tci = 0)
    {
        if (port is null)
            frame.Release();
        else
            port.Send(frame, tci);
    }

    public void SendArp(MacAddress to, EtherType type, in ArpPacket packet)
    {
        var frame = Rent(to, type, ArpPacket.Length);
        packet.Write(frame.Bytes[EthernetHeader.Length..]);
        Send(frame);
    }

    /// <summary>A frame with everything but the packet's payload, whose content is undefined.</summary>
    public Frame RentPacket(
        MacAddress toMac, Ipv4Address to, IpProtocol protocol, int payloadLength, out Ipv4Header header)
    {
        header = new(Address ?? default, to, protocol, ++identification, payloadLength);
        var frame = Rent(toMac, EtherType.Ipv4, Ipv4Header.Length + payloadLength);
        header.Write(frame.Bytes[EthernetHeader.Length..]);
        return frame;
    }

    /// <summary>Where the packet's payload stands in a frame of <see cref="RentPacket"/>.</summary>
    public static Span<byte> PayloadOf(Frame frame, in Ipv4Header header) =>
        frame.Bytes.Slice(PayloadAt, header.PayloadLength);

    private Frame Rent(MacAddress to, EtherType type, int bodyLength)
    {
        var length = EthernetHeader.Length + bodyLength;
        var frame = Fabric.Pool.Rent(Math.Max(length, EthernetHeader.MinFrameLength));
        new EthernetHeader(to, Mac, type).Write(frame.Bytes);
        frame.Bytes[length..].Clear();
        return frame;
    }
}
