using System.Diagnostics;
using System.Globalization;

namespace WacMirror.Benchmarks.Move;

/// <summary>A source moves to a node where the collector stands by: from the end of the move to verified coverage, on
/// a small cluster and on the largest.</summary>
internal static class MoveBench
{
    /// <summary>On the large cluster, unless another number is asked for. Each takes two seconds or three with all that
    /// is waited for between.</summary>
    public const int DefaultMoves = 200;

    /// <summary>The small cluster is there to be compared with; more would only take time.</summary>
    private const int MostOnSmall = 200;

    private const string Goal = "6 round trips";
    private const int WarmUps = 5;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(5);
    private static readonly MoveShape Small = new(4, 25);
    private static readonly MoveShape Large = new(64, 125);

    public static BenchOutcome Run(TextWriter output, int moves)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"move: {moves} moves on the large cluster, {Math.Min(moves, MostOnSmall)} on the small one, {Latency.TotalMilliseconds:0} ms of latency before each request, the "
            + $"lab in this process, {Environment.ProcessorCount} processors for both; the product's rhythms, the lab's "
            + $"jobs of 100 ms."));
        output.WriteLine(
            "Round trips: the longest chain of requests that followed each other, from the move's end until the collector "
            + "was read back: who owns what, the machine on either node, the write; whether or not one waited for the "
            + "other, so it is at most that deep. Jobs are polled within it. Counters, addresses, the events' own pulls "
            + "and the timed readings of whole nodes are not in it, but take their time.");
        var rows = MeasureAsync(output, moves).GetAwaiter().GetResult();
        return new BenchOutcome(rows, AimOf, []);
    }

    private static Aim? AimOf(BenchRow row) => row.Peer switch
    {
        Goal => new Aim(1),
        not null => new Aim(1.2),
        _ => null,
    };

    private static async Task<IReadOnlyList<BenchRow>> MeasureAsync(TextWriter output, int moves)
    {
        var rows = new List<BenchRow>();
        var peer = await MeasureAsync(output, Small, Math.Min(moves, MostOnSmall));
        var large = await MeasureAsync(output, Large, moves);
        foreach (var (metric, unit, of) in Metrics)
        {
            var (less, more) = (of(peer), of(large));
            rows.Add(new BenchRow("move", Small.Name, metric, less, unit));
            rows.Add(new BenchRow("move", Large.Name, metric, more, unit, Small.Name, more / less));
            if (unit == "trips")
                rows.Add(new BenchRow("move", Large.Name, metric, more, unit, Goal, more / 6));
        }
        return rows;
    }

    private static readonly (string Metric, string Unit, Func<IReadOnlyList<MoveTime>, double> Of)[] Metrics =
    [
        ("time, p50", "ms", times => Share(times.Select(time => time.Milliseconds), 0.5)),
        ("time, p99", "ms", times => Share(times.Select(time => time.Milliseconds), 0.99)),
        ("round trips, p50", "trips", times => Share(times.Select(Trips), 0.5)),
        ("round trips, p99", "trips", times => Share(times.Select(Trips), 0.99)),
    ];

    private static async Task<IReadOnlyList<MoveTime>> MeasureAsync(TextWriter output, MoveShape shape, int moves)
    {
        using var requests = new RequestSpans();
        await using var lab = await MoveLab.StartAsync(shape, Latency);
        var policy = await lab.WatchAsync(shape.Nodes, CancellationToken.None);
        var run = new MoveRun(lab, shape, policy, requests);
        await run.SettleAsync();
        for (var i = 0; i < WarmUps; i++)
            await run.NextAsync();
        var times = new List<MoveTime>();
        while (times.Count < moves)
            times.Add(await run.NextAsync());
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{shape.Name}, {shape.Sources} sources: in the chain on average {Mean(times, Purpose.Owners):0.0} for who owns "
            + $"what, {Mean(times, Purpose.Machine):0.0} to read the machine, {Mean(times, Purpose.Write):0.0} to set the "
            + $"collector."));
        foreach (var visits in times.GroupBy(time => time.IsFirst))
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {visits.Count()} {(visits.Key ? "first" : "later")} visits to a node: "
                + $"{Share(visits.Select(Trips), 0.5)} trips p50, {Share(visits.Select(Trips), 0.99)} p99."));
        Describe(output, lab, times);
        return times;
    }

    private static double Trips(MoveTime time) => time.Chain.Count;

    /// <summary>Prints the chain of the move whose number of trips stands in the middle.</summary>
    private static void Describe(TextWriter output, MoveLab lab, IReadOnlyList<MoveTime> times)
    {
        var middle = times.OrderBy(time => time.Chain.Count).ThenBy(time => time.Milliseconds).ElementAt(times.Count / 2);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  one move, {middle.Milliseconds:0} ms, its chain from the end of the move:"));
        foreach (var span in middle.Chain)
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {Since(middle, span.Begun),6:0.0} to {Since(middle, span.Ended),6:0.0} ms  {lab.NodeAt(span.Port)}  "
                + $"{span.Purpose,-7} {span.About}"));
    }

    private static double Since(MoveTime move, long at) => Stopwatch.GetElapsedTime(move.Moved, at).TotalMilliseconds;

    private static double Mean(IReadOnlyList<MoveTime> times, Purpose purpose) =>
        times.Average(time => time.Chain.Count(span => span.Purpose == purpose));

    /// <summary>The least value that this share of all does not exceed.</summary>
    private static double Share(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Max((int)Math.Ceiling(share * sorted.Length) - 1, 0)];
    }
}
