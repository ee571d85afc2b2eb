using System.Diagnostics;

namespace WacMirror.Lab.Switching.Waiting;

/// <summary>
/// Decides how long a thread goes on looking for frames before it sleeps. A sleeping core takes 100 to 200 µs to
/// wake, several times what a ping through two TAP devices takes, but looking costs a whole core. So the thread looks
/// for as long as frames have lately been apart, and not at all while they come too seldom for that.
/// </summary>
internal sealed class LookAhead
{
    /// <summary>After any frame the thread looks this long: an answer to what it just delivered comes sooner. Much
    /// shorter, and the answer finds it asleep; much longer, and every stray broadcast costs that much.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMicroseconds(100);

    /// <summary>Frames further apart than this are not waited for awake. Shorter would leave a brisk ping with the
    /// wake-up in its time; longer would burn a core for a trickle that nobody watches.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(10);

    /// <summary>Two looks this far apart mean that the machine has other work for the core. A thread that looks is
    /// then put aside, while one that sleeps is let in as soon as it wakes. Shorter would give up for one short turn
    /// of another program and leave wake-ups in every round trip; longer would compete with real work.</summary>
    public static readonly TimeSpan PutAside = TimeSpan.FromMilliseconds(5);

    /// <summary>How long the thread then does not look. Shorter would compete again at once; longer would not notice
    /// that the machine has become quiet.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How much longer than the usual gap a frame is waited for.</summary>
    private const int Slack = 2;

    private static readonly long ShortestTicks = Ticks(Shortest);
    private static readonly long LongestTicks = Ticks(Longest);

    /// <summary>A gap counts as no longer than this, so that about ten close frames after a silence are enough to
    /// look again, and two are not.</summary>
    private static readonly long SilenceTicks = 4 * LongestTicks;

    private static readonly long PutAsideTicks = Ticks(PutAside);
    private static readonly long PauseTicks = Ticks(Pause);
    private long lastLook = long.MaxValue;
    private long pausedUntil = long.MinValue;
    private long lastFound = long.MinValue / 2;
    private long usualGap = SilenceTicks;

    /// <summary>Notes that frames came, at a timestamp of the stopwatch.</summary>
    public void Found(long now)
    {
        // The greatest recent gap matters, not the mean: a ping and its answer are close together, the next ping is
        // not.
        var gap = Math.Min(now - lastFound, SilenceTicks);
        usualGap = gap > usualGap ? gap : usualGap - ((usualGap - gap) / 8);
        lastFound = now;
        lastLook = long.MaxValue;
    }

    /// <summary>Whether to look on at a timestamp of the stopwatch, or to sleep.</summary>
    public bool IsWorthwhile(long now)
    {
        if (lastLook < now - PutAsideTicks)
            pausedUntil = now + PauseTicks;
        var worthwhile = now >= pausedUntil && now - lastFound < Patience;
        lastLook = worthwhile ? now : long.MaxValue;
        return worthwhile;
    }

    private long Patience =>
        usualGap >= LongestTicks
            ? ShortestTicks
            : Math.Clamp(usualGap * Slack, ShortestTicks, LongestTicks);

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
