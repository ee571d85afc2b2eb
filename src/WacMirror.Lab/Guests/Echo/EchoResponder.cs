using WacMirror.Lab.Guests.Arp;
using WacMirror.Lab.Guests.Packets;

namespace WacMirror.Lab.Guests.Echo;

/// <summary>A guest's ICMP: answers echo requests, and hands replies to the run that awaits them. Fabric's
/// thread only.</summary>
internal sealed class EchoResponder(GuestLink link, ArpResolver resolver)
{
    /// <summary>Fewer could refuse a person among many; more serves only a mistake in a loop.</summary>
    public const int MaxRuns = 1024;

    private readonly Dictionary<ushort, EchoRun> runs = [];

    // Different guests' runs begin with different identifiers, which makes a capture easier to read.
    private ushort lastIdentifier = (ushort)link.Mac.Value;

    /// <exception cref="InvalidOperationException">Too many runs are under way.</exception>
    public EchoRun Start(EchoPlan plan)
    {
        if (runs.Count == MaxRuns)
            throw new InvalidOperationException($"The guest is pinging {MaxRuns} times at once already.");
        do
            lastIdentifier++;
        while (runs.ContainsKey(lastIdentifier));
        var identifier = lastIdentifier;
        var run = new EchoRun(link, resolver, identifier, plan, () => runs.Remove(identifier));
        runs.Add(identifier, run);
        run.SendNext();
        return run;
    }

    public void Receive(MacAddress fromMac, in Ipv4Header ip, ReadOnlySpan<byte> message)
    {
        if (!IcmpEcho.TryParse(message, out var echo, out var data))
            return;
        if (echo.Type == IcmpType.EchoRequest)
            Reply(fromMac, ip.Source, echo, data);
        else if (runs.TryGetValue(echo.Identifier, out var run))
            run.OnReply(ip.Source, echo.Sequence);
    }

    private void Reply(MacAddress toMac, Ipv4Address to, in IcmpEcho request, ReadOnlySpan<byte> data)
    {
        var length = IcmpEcho.HeaderLength + data.Length;
        var frame = link.RentPacket(toMac, to, IpProtocol.Icmp, length, out var header);
        var message = GuestLink.PayloadOf(frame, header);
        data.CopyTo(message[IcmpEcho.HeaderLength..]);
        (request with { Type = IcmpType.EchoReply }).Write(message);
        link.Send(frame);
    }
}
