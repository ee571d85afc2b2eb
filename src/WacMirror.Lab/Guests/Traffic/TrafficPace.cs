namespace WacMirror.Lab.Guests.Traffic;

/// <summary>How a flow's rate goes over time. Asked with times that never go back.</summary>
internal abstract class TrafficPace
{
    /// <summary>Packets a second at that time since the flow began.</summary>
    public abstract double RateAt(TimeSpan sinceStart);
}

internal sealed class SteadyPace(double rate) : TrafficPace
{
    public override double RateAt(TimeSpan sinceStart) => rate;
}
