namespace WacMirror.HyperV.Jobs;

/// <summary>How long the jobs of one kind of write take, so that the first look at the next one comes neither before its
/// end nor long after. Safe on any thread.</summary>
internal sealed class JobPace
{
    /// <summary>Setting a role takes a fraction of a second. A shorter first pause asks before anything can have
    /// happened; a longer one is felt by whoever clicked.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    /// <summary>Shorter, and nodes whose jobs are slow are asked in vain each time; longer, and one slow job is felt with
    /// the next ones.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    /// <summary>What each job that had ended at the first look takes off the next. Less stays too late for longer; more asks too soon more
    /// often.</summary>
    private const double Closer = 0.95;

    /// <summary>How far beyond a time at which a job still ran the next looks stay.</summary>
    private const double Beyond = 1.1;

    /// <summary>How fast that is forgotten, for jobs that become quicker. Faster asks too soon more often; slower stays
    /// too late for longer.</summary>
    private const double Forgetting = 0.998;

    private readonly object gate = new();
    private TimeSpan first = Shortest;
    private TimeSpan least = Shortest;

    /// <summary>From the start of a job to the first look at it.</summary>
    public TimeSpan First
    {
        get
        {
            lock (gate)
                return first;
        }
    }

    /// <summary>Takes what was seen of one job.</summary>
    /// <param name="running">When it was last seen to run, after its start; zero when it never was.</param>
    /// <param name="ended">When it was seen to have ended.</param>
    public void Learn(TimeSpan running, TimeSpan ended)
    {
        lock (gate)
            if (running > TimeSpan.Zero)
                (first, least) = (Bound((running + ended) / 2), Bound(running * Beyond));
            else
            {
                least = Bound(least * Forgetting);
                first = first * Closer > least ? first * Closer : least;
            }
    }

    private static TimeSpan Bound(TimeSpan span) => span < Shortest ? Shortest : span > Longest ? Longest : span;
}
