namespace WacMirror.Lab.Guests.Echo;

/// <summary>What a ping run sends.</summary>
internal sealed record EchoPlan
{
    /// <summary>ICMP numbers a run's requests with sixteen bits.</summary>
    public const int MaxCount = ushort.MaxValue;

    /// <summary>Longer, and a forgotten run would live for days.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>As above, for a run with many requests.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

    // Shorter, and a busy fabric is taken for a dead one; longer, and a caller waits in vain when it is dead.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    public EchoPlan(Ipv4Address to, int count, TimeSpan interval, TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval, LongestWait);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, LongestWait);
        var length = (interval * (count - 1)) + timeout;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LongestRun, nameof(interval));
        To = to;
        Deadline = length + Slack;
        Count = count;
        Interval = interval;
        Timeout = timeout;
    }

    public Ipv4Address To { get; }

    public int Count { get; }

    public TimeSpan Interval { get; }

    public TimeSpan Timeout { get; }

    /// <summary>When the run has ended for certain, if its fabric lives.</summary>
    public TimeSpan Deadline { get; }
}
