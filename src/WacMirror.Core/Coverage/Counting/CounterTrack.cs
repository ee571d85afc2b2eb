namespace WacMirror.Core.Coverage.Counting;

/// <summary>What is kept of one source's counters: packets sent and received, since its port was made. They begin at zero
/// when the machine starts and when it arrives on a node (lab-notes/raw-counters-are-totals.md).</summary>
internal readonly record struct CounterTrack
{
    /// <summary>Where it is counted; null before the first look.</summary>
    public string? Node { get; init; }

    /// <summary>Counts the times that the counters began anew.</summary>
    public int Run { get; init; }

    /// <summary>When this run was first seen; the default for the first.</summary>
    public DateTimeOffset RunSince { get; init; }

    /// <summary>Whether this run was seen in the counters alone; a reading may tell yet that it was a move.</summary>
    public bool IsUnexplained { get; init; }

    /// <summary>Whether this run was sampled.</summary>
    public bool HasSample { get; init; }

    public ulong Total { get; init; }

    /// <summary>Packets a second at the last sample.</summary>
    public double Rate { get; init; }

    /// <summary>The end of the round that brought the last sample. The sample itself may be older: a node that is slow
    /// keeps its last one for three intervals.</summary>
    public DateTimeOffset SampledAt { get; init; }

    /// <summary>Whether the last round brought a sample that differs from the one before, so that it is a new one.</summary>
    public bool IsFresh { get; init; }

    /// <summary>When packets were last seen to flow; the default when never.</summary>
    public DateTimeOffset TrafficAt { get; init; }

    /// <summary>A total that was sampled before the last reading of the node was asked for. What that reading showed was
    /// so, at the latest, from then on. 0 where the run began since.</summary>
    public ulong Anchor { get; init; }

    /// <summary>A later total that becomes the anchor when a reading was asked for after it.</summary>
    public ulong Next { get; init; }

    public DateTimeOffset NextAt { get; init; }

    /// <summary>The last total of the node before, which may be shown for a while yet; null when it cannot be.</summary>
    public ulong? Stale { get; init; }
}
