namespace WacMirror.HyperV.Cluster;

/// <summary>How long to wait before the next attempt to watch: little while there are nodes left to try, and longer with
/// each round in which none could be watched. Random, so that many watchers do not come back in step.</summary>
internal sealed class WatchPauses(Random random)
{
    /// <summary>Shorter hammers a cluster that is just losing a node; longer leaves a move that happens meanwhile to the
    /// timed look.</summary>
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);

    /// <summary>Shorter keeps asking a cluster that cannot be watched at all; longer leaves one that is back to the timed
    /// look for that time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private TimeSpan round = First;

    /// <summary>Between half of the pause and all of it.</summary>
    /// <param name="isRoundOver">Whether every node was tried since the last success.</param>
    public TimeSpan Next(bool isRoundOver)
    {
        if (!isRoundOver)
            return Spread(First);
        var pause = round;
        round = round * 2 < Longest ? round * 2 : Longest;
        return Spread(pause);
    }

    public void Reset() => round = First;

    private TimeSpan Spread(TimeSpan pause) => pause * (0.5 + (random.NextDouble() / 2));
}
