namespace WacMirror.Lab.Guests.Echo;

/// <summary>What a ping run sends.</summary>
internal sealed record EchoPlan
{
    /// <summary>ICMP numbers a run's requests with sixteen bits.</summary>
    public const int MaxCount = ushort.MaxValue;

    /// <summary>Longer, and a forgotten run would live for days.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public EchoPlan(Ipv4Address to, int count, TimeSpan interval, TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval, LongestWait);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, LongestWait);
        To = to;
        Count = count;
        Interval = interval;
        Timeout = timeout;
    }

    public Ipv4Address To { get; }

    public int Count { get; }

    public TimeSpan Interval { get; }

    public TimeSpan Timeout { get; }
}
