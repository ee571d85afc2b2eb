using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>A virtual switch without frames.</summary>
internal sealed class ModelSwitch
{
    private ulong gone;

    public Dictionary<LivePort, ModelPort> Ports { get; } = [];

    /// <summary>The provider's timestamp up to which copies have been dealt out.</summary>
    public long SettledAt { get; private set; }

    /// <summary>Gives every destination what its sources carried since the last time. Called before anything of the
    /// switch changes, so that each copy falls under the settings of its moment.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="isDestinationComing">Whether the change makes a destination. Without one, nobody is owed anything
    /// until it comes.</param>
    public void Settle(TimeProvider time, bool isDestinationComing = false)
    {
        SettledAt = time.GetTimestamp();
        // Picked once: a thousand sources otherwise look at a thousand ports each, at every change of a setting.
        ModelPort[] destinations = [.. Ports.Values.Where(port => port.Settings.Mode == MonitorMode.Destination)];
        if (destinations.Length == 0 && !isDestinationComing)
            return;
        foreach (var (live, port) in Ports)
            if (port.Settings.Mode == MonitorMode.Source)
                Deal(port, port.TotalAt(time.GetElapsedTime(live.Since, SettledAt)), destinations);
    }

    /// <summary>Whatever is for many is flooded, and every port has spoken.</summary>
    public SwitchReading Read(TimeProvider time)
    {
        var flooded = gone;
        foreach (var (live, port) in Ports)
            flooded += FloodedBy(port, time.GetElapsedTime(live.Since));
        return new SwitchReading(flooded, (ulong)Ports.Count);
    }

    /// <summary>Removes a port; what it sent stays counted.</summary>
    public void Remove(LivePort live, TimeProvider time)
    {
        if (Ports.Remove(live, out var port))
            gone += FloodedBy(port, time.GetElapsedTime(live.Since));
    }

    private static ulong FloodedBy(ModelPort port, TimeSpan age)
    {
        var sent = port.ReadAt(age).Sent;
        return sent.Broadcast + sent.Multicast;
    }

    private static void Deal(ModelPort source, DirectionCounters total, ModelPort[] destinations)
    {
        var since = CounterSums.Subtract(total, source.Dealt);
        source.Dealt = total;
        foreach (var destination in destinations)
            if (destination.IsCopiedFrom(source))
                destination.Take(since);
    }
}
