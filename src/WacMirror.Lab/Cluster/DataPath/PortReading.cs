using System.Collections.Immutable;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>A port's counters at one moment, or the sum of several ports'.</summary>
/// <param name="Received">Towards the port's owner.</param>
/// <param name="Sent">From the port's owner.</param>
/// <param name="DroppedIncoming">By <see cref="DropReason"/>.</param>
/// <param name="DroppedOutgoing">By <see cref="DropReason"/>.</param>
internal sealed record PortReading(
    DirectionCounters Received,
    DirectionCounters Sent,
    ImmutableArray<ulong> DroppedIncoming,
    ImmutableArray<ulong> DroppedOutgoing)
{
    public static readonly int Reasons = Enum.GetValues<DropReason>().Length;

    public static PortReading Zero { get; } = new(default, default, [.. new ulong[Reasons]], [.. new ulong[Reasons]]);

    public static PortReading operator +(PortReading left, PortReading right) => new(
        CounterSums.Add(left.Received, right.Received),
        CounterSums.Add(left.Sent, right.Sent),
        [.. left.DroppedIncoming.Zip(right.DroppedIncoming, (a, b) => a + b)],
        [.. left.DroppedOutgoing.Zip(right.DroppedOutgoing, (a, b) => a + b)]);
}
