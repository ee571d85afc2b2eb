using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>Sums and differences of counters, member by member.</summary>
internal static class CounterSums
{
    public static DirectionCounters Add(DirectionCounters left, DirectionCounters right) => new()
    {
        Bytes = left.Bytes + right.Bytes,
        Directed = left.Directed + right.Directed,
        Multicast = left.Multicast + right.Multicast,
        Broadcast = left.Broadcast + right.Broadcast,
        Dropped = left.Dropped + right.Dropped,
    };

    public static DirectionCounters Subtract(DirectionCounters left, DirectionCounters right) => new()
    {
        Bytes = left.Bytes - right.Bytes,
        Directed = left.Directed - right.Directed,
        Multicast = left.Multicast - right.Multicast,
        Broadcast = left.Broadcast - right.Broadcast,
        Dropped = left.Dropped - right.Dropped,
    };
}
