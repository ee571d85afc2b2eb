namespace WacMirror.Lab.Guests.Traffic;

/// <summary>A flow under way: sends the packets that are due, and answers requests at the receiver.</summary>
internal sealed class FlowPump : IDisposable
{
    private const ushort Discard = 9;

    private static readonly byte[] Filler =
        [.. Enumerable.Range(0, GuestNic.MaxDatagram).Select(at => (byte)at)];

    private readonly TrafficFlow flow;
    private readonly TrafficPace pace;
    private readonly Ipv4Address to;
    private readonly ushort fromPort;
    private readonly ushort toPort;
    private readonly int payloadBytes;
    private readonly IDisposable? server;
    private double credit;

    /// <param name="flow">The flow.</param>
    /// <param name="random">The flow's own, so that other flows do not change its course.</param>
    /// <param name="clientPort">Where it sends from.</param>
    /// <param name="serverPort">Where requests arrive.</param>
    public FlowPump(TrafficFlow flow, Random random, ushort clientPort, ushort serverPort)
    {
        this.flow = flow;
        to = flow.To.Address
            ?? throw new ArgumentException($"{flow.To.Mac} has no address to send traffic to.", nameof(flow));
        fromPort = clientPort;
        pace = flow.Profile.CreatePace(random);
        // Many flows of one rate would otherwise all send in the same tick.
        credit = random.NextDouble();
        (toPort, payloadBytes) = flow.Profile switch
        {
            SteadyTraffic steady => (Discard, steady.PayloadBytes),
            BurstyTraffic bursty => (Discard, bursty.PayloadBytes),
            OfficeDayTraffic office => (Discard, office.PayloadBytes),
            RequestResponseTraffic request => (serverPort, request.RequestBytes),
            _ => throw new ArgumentException($"{flow.Profile.GetType().Name} is not known.", nameof(flow)),
        };
        if (flow.Profile is RequestResponseTraffic response)
            server = flow.To.Listen(serverPort, request => Respond(request, response));
    }

    /// <param name="sinceStart">When it is.</param>
    /// <param name="elapsed">The time to fill since the last call.</param>
    public void Pump(TimeSpan sinceStart, TimeSpan elapsed)
    {
        credit += pace.RateAt(sinceStart) * elapsed.TotalSeconds;
        for (; credit >= 1; credit--)
        {
            if (flow.From.TrySend(to, fromPort, toPort, Filler.AsSpan(0, payloadBytes)))
                continue;
            // Nothing is owed for the time that a peer was away.
            credit %= 1;
            return;
        }
    }

    public void Dispose() => server?.Dispose();

    private void Respond(UdpArrival request, RequestResponseTraffic profile)
    {
        for (var packet = 0; packet < profile.ResponsePackets; packet++)
            flow.To.TrySend(request.From, toPort, request.FromPort, Filler.AsSpan(0, profile.ResponseBytes));
    }
}
