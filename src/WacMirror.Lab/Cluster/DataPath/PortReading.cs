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
        Add(left.DroppedIncoming, right.DroppedIncoming),
        Add(left.DroppedOutgoing, right.DroppedOutgoing));

    // Most ports have dropped nothing, and then all have the same array.
    private static ImmutableArray<ulong> Add(ImmutableArray<ulong> left, ImmutableArray<ulong> right) =>
        right == Zero.DroppedIncoming || right == Zero.DroppedOutgoing
            ? left
            : [.. left.Zip(right, (a, b) => a + b)];
}
