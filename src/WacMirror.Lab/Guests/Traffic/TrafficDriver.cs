using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Guests.Traffic;

/// <summary>Drives a set of flows with one timer. The same seed, flows and clock give the same frames.
/// Fabric's thread only.</summary>
/// <param name="fabric">Where the guests of the flows live.</param>
/// <param name="seed">Where chance begins.</param>
public sealed class TrafficDriver(Fabric fabric, int seed)
{
    /// <summary>Flows have a port each; this is how many there are.</summary>
    public const int MaxFlows = 16384;

    private const ushort FirstClientPort = 49152;
    private const ushort FirstServerPort = 20000;

    /// <summary>Shorter, and timers cost more than packets; longer, and counters read once a second look
    /// ragged.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    // Shorter, and a busy computer loses traffic; longer, and a pause ends with a burst that overflows
    // queues.
    private static readonly TimeSpan LongestCatchUp = TimeSpan.FromMilliseconds(500);

    private List<FlowPump> pumps = [];
    private IDisposable? timer;
    private long startedAt;
    private TimeSpan pumpedTo;

    public bool IsRunning => timer is not null;

    /// <summary>Starts the flows in place of those that ran.</summary>
    /// <exception cref="ArgumentException">Too many flows, or a receiver has no address; nothing changed but
    /// that what ran has stopped.</exception>
    public void Start(IReadOnlyList<TrafficFlow> flows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(flows.Count, MaxFlows, nameof(flows));
        Stop();
        var starting = new List<FlowPump>(flows.Count);
        try
        {
            foreach (var flow in flows)
                starting.Add(CreatePump(flow, starting.Count));
        }
        catch
        {
            starting.ForEach(pump => pump.Dispose());
            throw;
        }

        pumps = starting;
        startedAt = fabric.Time.GetTimestamp();
        pumpedTo = TimeSpan.Zero;
        timer = fabric.Schedule(Tick, OnTick);
    }

    public void Stop()
    {
        timer?.Dispose();
        timer = null;
        pumps.ForEach(pump => pump.Dispose());
        pumps = [];
    }

    private FlowPump CreatePump(TrafficFlow flow, int index) => new(
        flow,
        new Random(unchecked((seed * 31) + index)),
        (ushort)(FirstClientPort + index),
        (ushort)(FirstServerPort + index));

    private void OnTick()
    {
        timer = fabric.Schedule(Tick, OnTick);
        var now = fabric.Time.GetElapsedTime(startedAt);
        var elapsed = now - pumpedTo;
        pumpedTo = now;
        foreach (var pump in pumps)
            pump.Pump(now, elapsed < LongestCatchUp ? elapsed : LongestCatchUp);
    }
}
