namespace WacMirror.Lab.Guests.Traffic;

/// <summary>What one guest sends to another. The types below are all there are. Rates are packets a second, 0
/// to <see cref="MaxRate"/>; sizes are bytes of UDP payload, 0 to
/// <see cref="GuestNic.MaxDatagram"/>.</summary>
public abstract record TrafficProfile
{
    /// <summary>Lower, and no flow could load a monitor; higher, and one tick would fill every
    /// queue.</summary>
    public const double MaxRate = 100_000;

    private protected TrafficProfile()
    {
    }

    /// <summary>How the rate goes over time.</summary>
    internal abstract TrafficPace CreatePace(Random random);

    private protected static double Rate(double value, string name)
    {
        // Written so that a value that is no number fails as well.
        if (!(value is >= 0 and <= MaxRate))
            throw new ArgumentOutOfRangeException(name, value, $"A rate is 0 to {MaxRate:F0} a second.");
        return value;
    }

    private protected static int Size(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, GuestNic.MaxDatagram, name);
        return value;
    }

    private protected static TimeSpan Duration(TimeSpan value, string name)
    {
        // Below a tick a change of pace could not be seen; above a day nobody waits for it.
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TrafficDriver.Tick, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1), name);
        return value;
    }
}

/// <summary>The same rate all the time.</summary>
public sealed record SteadyTraffic(double PacketsPerSecond, int PayloadBytes) : TrafficProfile
{
    public double PacketsPerSecond { get; } = Rate(PacketsPerSecond, nameof(PacketsPerSecond));

    public int PayloadBytes { get; } = Size(PayloadBytes, nameof(PayloadBytes));

    internal override TrafficPace CreatePace(Random random) => new SteadyPace(PacketsPerSecond);
}

/// <summary>Bursts at the peak rate with silence between; both last at random around their mean.</summary>
public sealed record BurstyTraffic(
    double PeakPacketsPerSecond, TimeSpan MeanBurst, TimeSpan MeanPause, int PayloadBytes) : TrafficProfile
{
    public double PeakPacketsPerSecond { get; } = Rate(PeakPacketsPerSecond, nameof(PeakPacketsPerSecond));

    public TimeSpan MeanBurst { get; } = Duration(MeanBurst, nameof(MeanBurst));

    public TimeSpan MeanPause { get; } = Duration(MeanPause, nameof(MeanPause));

    public int PayloadBytes { get; } = Size(PayloadBytes, nameof(PayloadBytes));

    internal override TrafficPace CreatePace(Random random) =>
        new BurstyPace(PeakPacketsPerSecond, MeanBurst, MeanPause, random);
}

/// <summary>The curve of a working day with its two peaks, run through in <paramref name="DayLength"/>. It
/// begins at eight in the morning.</summary>
public sealed record OfficeDayTraffic(double PeakPacketsPerSecond, TimeSpan DayLength, int PayloadBytes)
    : TrafficProfile
{
    public double PeakPacketsPerSecond { get; } = Rate(PeakPacketsPerSecond, nameof(PeakPacketsPerSecond));

    public TimeSpan DayLength { get; } = Duration(DayLength, nameof(DayLength));

    public int PayloadBytes { get; } = Size(PayloadBytes, nameof(PayloadBytes));

    internal override TrafficPace CreatePace(Random random) =>
        new OfficeDayPace(PeakPacketsPerSecond, DayLength, random);
}

/// <summary>Small requests; the receiver answers each that arrives with some packets.</summary>
public sealed record RequestResponseTraffic(
    double RequestsPerSecond, int RequestBytes, int ResponsePackets, int ResponseBytes) : TrafficProfile
{
    /// <summary>More would answer one small packet with a flood.</summary>
    public const int MaxResponsePackets = 1000;

    public double RequestsPerSecond { get; } = Rate(RequestsPerSecond, nameof(RequestsPerSecond));

    public int RequestBytes { get; } = Size(RequestBytes, nameof(RequestBytes));

    public int ResponsePackets { get; } = ResponsePackets is >= 0 and <= MaxResponsePackets
        ? ResponsePackets
        : throw new ArgumentOutOfRangeException(
            nameof(ResponsePackets), ResponsePackets, $"A response is 0 to {MaxResponsePackets} packets.");

    public int ResponseBytes { get; } = Size(ResponseBytes, nameof(ResponseBytes));

    internal override TrafficPace CreatePace(Random random) => new SteadyPace(RequestsPerSecond);
}
