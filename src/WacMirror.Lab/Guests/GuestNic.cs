using System.Net;
using WacMirror.Lab.Guests.Arp;
using WacMirror.Lab.Guests.Echo;
using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Guests;

/// <summary>
/// A guest inside the process: a NIC with a small stack that answers ARP and ICMP echo and speaks UDP. It
/// takes only what is addressed to it, so the copies that a mirror gives to a monitor are never answered, and
/// it has no VLAN interface: it sends untagged and lets pass what arrives with a VLAN's tag. Whatever
/// arrives, nothing throws. Fabric's thread only, but for <see cref="PingAsync"/>.
/// </summary>
public sealed class GuestNic : FrameSink
{
    /// <summary>The longest payload of a datagram.</summary>
    public const int MaxDatagram =
        FramePool.MaxFrameLength - EthernetHeader.Length - Ipv4Header.Length - UdpHeader.Length;

    private readonly GuestLink link;
    private readonly ArpResolver resolver;
    private readonly EchoResponder echo;
    private readonly UdpPorts udp;

    /// <param name="fabric">Whose thread the guest lives on.</param>
    /// <param name="mac">A station's address, not a group's.</param>
    /// <param name="address">An IPv4 address, or null for a guest that only listens.</param>
    /// <param name="prefixLength">1 to 32; ignored without address.</param>
    public GuestNic(Fabric fabric, MacAddress mac, IPAddress? address, int prefixLength)
    {
        if (mac.IsGroup)
            throw new ArgumentException($"{mac} is a group's address; a NIC has a station's.", nameof(mac));
        Ipv4Interface? ipv4 = address is null ? null : new(Ipv4Address.From(address), prefixLength);
        link = new(fabric, mac, ipv4);
        resolver = new(link);
        echo = new(link, resolver);
        udp = new(link, resolver);
    }

    public Fabric Fabric => link.Fabric;

    public MacAddress Mac => link.Mac;

    public Ipv4Address? Address => link.Address;

    public bool IsAttached => link.IsUp;

    /// <summary>Plugs the guest in, and announces it so that switches relearn after a move.</summary>
    public void Attach(SwitchPort port)
    {
        link.Plug(port);
        resolver.Forgive();
        resolver.Announce();
    }

    /// <summary>Pulls the plug. What neighbours it knew, the guest remembers.</summary>
    public void Detach()
    {
        link.Unplug();
        resolver.Abandon();
    }

    public override void Receive(Frame frame, ushort tci)
    {
        ReadOnlySpan<byte> bytes = frame.Bytes;
        if (!link.IsUp || VlanTag.NamesVlan(tci)
            || !EthernetHeader.TryParse(bytes, out var header) || header.Source == Mac || header.Source.IsGroup)
            return;
        var isForUs = header.Destination == Mac;
        var body = bytes[EthernetHeader.Length..];
        if (header.Type == EtherType.Arp && (isForUs || header.Destination.IsBroadcast))
            resolver.Receive(body);
        else if (header.Type == EtherType.Ipv4 && isForUs)
            ReceiveIpv4(header.Source, body);
    }

    /// <summary>Sends echo requests and waits for each one's end. Any thread.</summary>
    /// <param name="to">An IPv4 address.</param>
    /// <param name="count">1 to 65,535.</param>
    /// <param name="interval">From request to request, at most an hour, and a day for all of them.</param>
    /// <param name="timeout">How long a reply may take, at most an hour.</param>
    /// <param name="ct">Ends the run.</param>
    /// <exception cref="InvalidOperationException">Over a thousand runs are under way.</exception>
    /// <exception cref="ObjectDisposedException">The fabric was disposed meanwhile.</exception>
    public async Task<IReadOnlyList<EchoResult>> PingAsync(
        IPAddress to, int count, TimeSpan interval, TimeSpan timeout, CancellationToken ct)
    {
        var plan = new EchoPlan(Ipv4Address.From(to), count, interval, timeout);
        ct.ThrowIfCancellationRequested();
        var run = await Fabric.InvokeAsync(() => echo.Start(plan));
        try
        {
            return await run.Results.WaitAsync(plan.Deadline, Fabric.Time, ct);
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException)
        {
            Fabric.Post(run.Cancel);
            throw;
        }
    }

    /// <summary>Sends a datagram, unless the guest is unplugged or the receiver's station is not known; then
    /// it asks for it in the background and says false.</summary>
    public bool TrySend(Ipv4Address to, ushort fromPort, ushort toPort, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, MaxDatagram, nameof(payload));
        return udp.TrySend(to, fromPort, toPort, payload);
    }

    /// <summary>Takes the datagrams of a port until disposed. Port 7 echoes by itself; what nobody listens
    /// for is swallowed.</summary>
    /// <exception cref="InvalidOperationException">Somebody listens there already.</exception>
    public IDisposable Listen(ushort port, UdpListener listener) => udp.Listen(port, listener);

    /// <summary>Sends a frame as it is, or says false when the guest is unplugged.</summary>
    /// <param name="frame">Untagged, not longer than <see cref="FramePool.MaxFrameLength"/>.</param>
    /// <param name="tci">The tag beside it, or 0.</param>
    public bool TrySendFrame(ReadOnlySpan<byte> frame, ushort tci)
    {
        if (!link.IsUp)
            return false;
        var copy = Fabric.Pool.Rent(frame.Length);
        frame.CopyTo(copy.Bytes);
        link.Send(copy, tci);
        return true;
    }

    private void ReceiveIpv4(MacAddress fromMac, ReadOnlySpan<byte> body)
    {
        if (!Ipv4Header.TryParse(body, out var ip, out var payload)
            || ip.Destination != link.Address || !link.Reaches(ip.Source))
            return;
        if (ip.Protocol == IpProtocol.Icmp)
            echo.Receive(fromMac, ip, payload);
        else if (ip.Protocol == IpProtocol.Udp)
            udp.Receive(fromMac, ip, payload);
    }
}
