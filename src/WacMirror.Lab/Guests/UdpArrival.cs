namespace WacMirror.Lab.Guests;

/// <summary>A datagram that reached a guest; lent for the call.</summary>
public readonly ref struct UdpArrival(Ipv4Address from, ushort fromPort, ReadOnlySpan<byte> payload)
{
    public Ipv4Address From { get; } = from;

    public ushort FromPort { get; } = fromPort;

    public ReadOnlySpan<byte> Payload { get; } = payload;
}

/// <summary>Takes the datagrams of a port, on the fabric's thread.</summary>
public delegate void UdpListener(UdpArrival arrival);
