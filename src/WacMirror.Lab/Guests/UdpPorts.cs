using WacMirror.Lab.Guests.Arp;
using WacMirror.Lab.Guests.Packets;

namespace WacMirror.Lab.Guests;

/// <summary>A guest's UDP: sends, echoes what comes to port 7, gives the rest to whoever listens, or to
/// nobody. Fabric's thread only.</summary>
internal sealed class UdpPorts(GuestLink link, ArpResolver resolver)
{
    public const ushort Echo = 7;

    private readonly Dictionary<ushort, UdpListener> listeners = [];

    /// <exception cref="InvalidOperationException">Somebody listens there already.</exception>
    public IDisposable Listen(ushort port, UdpListener listener)
    {
        if (port == Echo || !listeners.TryAdd(port, listener))
            throw new InvalidOperationException($"UDP port {port} of {link.Mac} is in use.");
        return new Listening(this, port);
    }

    public bool TrySend(Ipv4Address to, ushort fromPort, ushort toPort, ReadOnlySpan<byte> payload)
    {
        if (!link.IsUp || !link.Reaches(to) || !resolver.TryResolve(to, out var mac))
            return false;
        Send(mac, to, new(fromPort, toPort), payload);
        return true;
    }

    public void Receive(MacAddress fromMac, in Ipv4Header ip, ReadOnlySpan<byte> datagram)
    {
        if (!UdpHeader.TryParse(ip, datagram, out var header, out var payload))
            return;
        // Two echo ports would throw a datagram to and fro for ever.
        if (header.DestinationPort == Echo && header.SourcePort != Echo)
            Send(fromMac, ip.Source, new(Echo, header.SourcePort), payload);
        else if (listeners.TryGetValue(header.DestinationPort, out var listener))
            listener(new(ip.Source, header.SourcePort, payload));
    }

    private void Send(MacAddress mac, Ipv4Address to, UdpHeader udp, ReadOnlySpan<byte> payload)
    {
        var frame = link.RentPacket(mac, to, IpProtocol.Udp, UdpHeader.Length + payload.Length, out var header);
        var datagram = GuestLink.PayloadOf(frame, header);
        payload.CopyTo(datagram[UdpHeader.Length..]);
        udp.Write(header, datagram);
        link.Send(frame);
    }

    private sealed class Listening(UdpPorts ports, ushort port) : IDisposable
    {
        private bool disposed;

        public void Dispose()
        {
            if (!disposed)
                ports.listeners.Remove(port);
            disposed = true;
        }
    }
}
