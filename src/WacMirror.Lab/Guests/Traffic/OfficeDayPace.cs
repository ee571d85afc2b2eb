namespace WacMirror.Lab.Guests.Traffic;

/// <summary>A working day: little at night, a peak before and one after lunch, and some noise on all of
/// it.</summary>
internal sealed class OfficeDayPace(double peak, TimeSpan dayLength, Random random) : TrafficPace
{
    private const double Night = 0.05;
    private const double Noise = 0.1;
    private const double StartHour = 8;
    private const double HoursPerDay = 24;

    public override double RateAt(TimeSpan sinceStart)
    {
        var hour = (StartHour + (sinceStart / dayLength * HoursPerDay)) % HoursPerDay;
        var noise = 1 + (Noise * ((2 * random.NextDouble()) - 1));
        return peak * Shape(hour) * noise;
    }

    /// <summary>The part of the peak at an hour of the day, noise apart; at most 1.</summary>
    public static double Shape(double hour) =>
        Night + ((1 - Night) * Math.Max(Hump(hour, 10.5, 1.5), 0.9 * Hump(hour, 15, 1.8)));

    private static double Hump(double hour, double middle, double width)
    {
        var distance = (hour - middle) / width;
        return Math.Exp(-distance * distance / 2);
    }
}
