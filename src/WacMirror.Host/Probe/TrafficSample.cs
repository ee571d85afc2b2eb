using System.Collections.Immutable;
using WacMirror.HyperV.Classes;

namespace WacMirror.Host.Probe;

/// <summary>Two readings of a performance class, some seconds apart.</summary>
internal sealed record TrafficSample(ImmutableArray<PerfCounterRow> First, ImmutableArray<PerfCounterRow> Second)
{
    /// <summary>Packets received and sent between the two, by the id at the end of the name; counters that fell, as at a
    /// restart, are left out.</summary>
    public Dictionary<Guid, (long Received, long Sent)> Moved()
    {
        var before = First.Where(row => row.TrailingId is not null)
            .ToLookup(row => row.TrailingId!.Value, row => row.Reading.Values);
        var moved = new Dictionary<Guid, (long, long)>();
        foreach (var row in Second)
        {
            if (row.TrailingId is not { } id || !before[id].Any())
                continue;
            var (was, now) = (before[id].First(), row.Reading.Values);
            if (now.ReceivedPackets >= was.ReceivedPackets && now.SentPackets >= was.SentPackets)
                moved[id] = ((long)(now.ReceivedPackets - was.ReceivedPackets), (long)(now.SentPackets - was.SentPackets));
        }
        return moved;
    }
}
