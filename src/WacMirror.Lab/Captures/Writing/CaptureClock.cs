namespace WacMirror.Lab.Captures.Writing;

/// <summary>Wall-clock time in nanoseconds that never goes back: the clock is read once, and the monotone
/// timestamp from then on.</summary>
internal sealed class CaptureClock
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const long NanosecondsPerTick = 100;

    private readonly TimeProvider time;
    private readonly long startedAt;
    private readonly long baseline;

    public CaptureClock(TimeProvider time)
    {
        this.time = time;
        baseline = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick;
        startedAt = time.GetTimestamp();
    }

    /// <summary>Nanoseconds since 1970 UTC. Any thread.</summary>
    public long Now
    {
        get
        {
            // Seconds apart from the rest, since the product of both would overflow after nine seconds.
            var (seconds, rest) = Math.DivRem(time.GetTimestamp() - startedAt, time.TimestampFrequency);
            return baseline
                + (seconds * NanosecondsPerSecond)
                + (rest * NanosecondsPerSecond / time.TimestampFrequency);
        }
    }
}
