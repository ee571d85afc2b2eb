using WacMirror.Lab.Guests.Packets;

namespace WacMirror.Tests.Lab.Guests.Packets;

public sealed class PacketTests
{
    private static readonly UdpHeader Ports = new(40000, 9);

    [Test]
    public void Checksum_OfRfc1071Example_IsAsPrinted() =>
        Assert.That(
            InternetChecksum.Of([0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7]),
            Is.EqualTo(0x220D));

    [Test]
    public void Checksum_OfOddLength_CountsTheLastByteAsTheUpperHalf() =>
        Assert.That(InternetChecksum.Of([0x12, 0x34, 0x56]), Is.EqualTo(InternetChecksum.Of([0x12, 0x34, 0x56, 0])));

    [Test]
    public void Ipv4Header_OfAKnownPacket_HasItsPublishedChecksum()
    {
        byte[] published =
        [
            0x45, 0x00, 0x00, 0x73, 0x00, 0x00, 0x40, 0x00, 0x40, 0x11, 0xB8, 0x61, 0xC0, 0xA8, 0x00, 0x01,
            0xC0, 0xA8, 0x00, 0xC7,
        ];

        Assert.That(InternetChecksum.Of(published), Is.Zero);
        Assert.That(Ipv4Header.TryParse([.. published, .. new byte[95]], out var header, out var payload), Is.True);
        Assert.That(header.Source.ToString(), Is.EqualTo("192.168.0.1"));
        Assert.That(header.Destination.ToString(), Is.EqualTo("192.168.0.199"));
        Assert.That(header.Protocol, Is.EqualTo(IpProtocol.Udp));
        Assert.That(payload.Length, Is.EqualTo(95));
    }

    [Test]
    public void Arp_WrittenAndRead_IsTheSame()
    {
        var packet = new ArpPacket(
            ArpOperation.Reply, TestLan.MacOf(1), new(0x0A000001), TestLan.MacOf(2), new(0x0A000002));
        var body = new byte[ArpPacket.Length];
        packet.Write(body);

        Assert.That(ArpPacket.TryParse(body, out var read), Is.True);
        Assert.That(read, Is.EqualTo(packet));
        Assert.That(ArpPacket.TryParse(body.AsSpan(1), out _), Is.False, "cut short");
    }

    [Test]
    public void Echo_WithAnyBitFlipped_DoesNotParse()
    {
        var message = new byte[IcmpEcho.HeaderLength + 5];
        message[^1] = 0x5A;
        new IcmpEcho(IcmpType.EchoRequest, 0x1234, 7).Write(message);
        Assert.That(IcmpEcho.TryParse(message, out var echo, out var data), Is.True);
        Assert.That(echo, Is.EqualTo(new IcmpEcho(IcmpType.EchoRequest, 0x1234, 7)));
        Assert.That(data.Length, Is.EqualTo(5));

        ForEachBit(message, flipped => Assert.That(IcmpEcho.TryParse(flipped, out _, out _), Is.False));
    }

    [Test]
    public void Datagram_WithAnyBitFlipped_DoesNotParseOrHasNoChecksum()
    {
        var frame = FrameBytes.Datagram(1, 2, Ports, [1, 2, 3]);
        Assert.That(frame.Udp(), Is.EqualTo(Ports));
        Ipv4Header.TryParse(frame.AsSpan(EthernetHeader.Length), out var ip, out var payload);
        var datagram = payload.ToArray();

        ForEachBit(datagram, flipped => Assert.That(UdpHeader.TryParse(ip, flipped, out _, out _), Is.False));
    }

    [Test]
    public void Ipv4Header_WithAnyBitFlipped_DoesNotParse()
    {
        var header = new byte[Ipv4Header.Length];
        new Ipv4Header(new(0x0A000001), new(0x0A000002), IpProtocol.Icmp, 99, 0).Write(header);
        Assert.That(Ipv4Header.TryParse(header, out _, out _), Is.True);

        ForEachBit(header, flipped => Assert.That(Ipv4Header.TryParse(flipped, out _, out _), Is.False));
    }

    [Test]
    public void Packet_CutAnywhere_DoesNotParse()
    {
        var frame = FrameBytes.EchoRequest(1, 2);

        for (var length = 0; length < frame.Length - EthernetHeader.Length; length++)
            Assert.That(
                Ipv4Header.TryParse(frame.AsSpan(EthernetHeader.Length, length), out _, out _), Is.False, $"{length}");
    }

    [TestCase(0x20, 0x00)]
    [TestCase(0x00, 0x01)]
    public void Fragment_FirstOrLater_DoesNotParse(byte upper, byte lower)
    {
        var header = new byte[Ipv4Header.Length];
        new Ipv4Header(new(0x0A000001), new(0x0A000002), IpProtocol.Icmp, 99, 0).Write(header);
        (header[6], header[7], header[10], header[11]) = (upper, lower, 0, 0);
        var checksum = InternetChecksum.Of(header);
        (header[10], header[11]) = ((byte)(checksum >> 8), (byte)checksum);

        Assert.That(Ipv4Header.TryParse(header, out _, out _), Is.False);
    }

    private static void ForEachBit(byte[] original, Action<byte[]> check)
    {
        for (var bit = 0; bit < 8 * original.Length; bit++)
        {
            var flipped = original.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            check(flipped);
        }
    }
}
