namespace WacMirror.Benchmarks.Apply;

/// <summary>What one node was asked: the round trips that no way of asking the same can avoid.</summary>
/// <param name="Reads">Requests for pages of settings and connections, one after the other.</param>
/// <param name="Adds">Calls with one setting.</param>
/// <param name="Modifies">Calls with many.</param>
/// <param name="Modified">Settings in these.</param>
internal sealed record ApplyShape(int Reads, int Adds, int Modifies, int Modified)
{
    public int Calls => Adds + Modifies;

    /// <summary>Round trips one after the other: the reads, the calls at their bound, one look at the jobs.</summary>
    public int RoundTrips(int atOnce) => Reads + ((Calls + atOnce - 1) / atOnce) + 1;
}
