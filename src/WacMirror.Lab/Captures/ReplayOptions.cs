namespace WacMirror.Lab.Captures;

/// <summary>How a capture is played.</summary>
/// <param name="Speed">2 plays twice as fast; 0.01 to 1,000. Slower or faster than that would hardly be told
/// from a stop or a burst.</param>
/// <param name="Loop">Whether it begins again at its end, until stopped.</param>
public sealed record ReplayOptions(double Speed = 1, bool Loop = false)
{
    public double Speed { get; } = Speed is >= 0.01 and <= 1000
        ? Speed
        : throw new ArgumentOutOfRangeException(nameof(Speed), Speed, "The speed is 0.01 to 1,000.");
}
