using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>A port's modelled traffic: cumulative counts as a function of its age, never falling, the same for the
/// same id. A slow wave around a steady rate.</summary>
internal sealed class TrafficCurve
{
    /// <summary>Below 1, so that the rate stays above zero.</summary>
    private const double Swing = 0.5;

    private readonly double rate;
    private readonly double period;
    private readonly double phase;
    private readonly double receivedShare;
    private readonly ulong bytesPerPacket;

    public TrafficCurve(Guid id)
    {
        var bytes = id.ToByteArray();
        rate = 20 + (2 * bytes[0]);
        period = 300 + (2 * bytes[1]);
        phase = 2 * Math.PI * bytes[2] / 256;
        receivedShare = 0.3 + (0.4 * bytes[3] / 255);
        bytesPerPacket = 128UL + (4UL * bytes[4]);
    }

    public DirectionCounters ReceivedAt(TimeSpan age) => Counters(age, receivedShare);

    public DirectionCounters SentAt(TimeSpan age) => Counters(age, 1 - receivedShare);

    private DirectionCounters Counters(TimeSpan age, double share)
    {
        var turn = 2 * Math.PI / period;
        var seconds = age.TotalSeconds;
        var wave = Swing / turn * (Math.Sin((turn * seconds) + phase) - Math.Sin(phase));
        return Mix((ulong)Math.Max(0, share * rate * (seconds + wave)), bytesPerPacket);
    }

    /// <summary>Every 50th packet is a broadcast and every 100th a multicast, never the same one, so that no member
    /// falls from one packet to the next.</summary>
    internal static DirectionCounters Mix(ulong packets, ulong bytesPerPacket)
    {
        var broadcast = packets / 50;
        var multicast = (packets + 25) / 100;
        return new DirectionCounters
        {
            Bytes = packets * bytesPerPacket,
            Broadcast = broadcast,
            Multicast = multicast,
            Directed = packets - broadcast - multicast,
        };
    }
}
