namespace WacMirror.Lab.Guests.Traffic;

/// <summary>On and off at random, each for a time that is distributed exponentially, as calls and downloads
/// are.</summary>
internal sealed class BurstyPace(double peak, TimeSpan meanBurst, TimeSpan meanPause, Random random)
    : TrafficPace
{
    // Shorter phases than a tick could not be seen, and a run of them would keep the loop busy.
    private static readonly TimeSpan Shortest = TrafficDriver.Tick;

    private bool isBurst;
    private TimeSpan phaseEnd;

    public override double RateAt(TimeSpan sinceStart)
    {
        while (sinceStart >= phaseEnd)
        {
            isBurst = !isBurst;
            var length = (isBurst ? meanBurst : meanPause) * -Math.Log(1 - random.NextDouble());
            phaseEnd += length > Shortest ? length : Shortest;
        }

        return isBurst ? peak : 0;
    }
}
