
namespace WacMirror.Benchmarks.Plugin;

/// <summary>What the plug-in adds to the host's own cost: requests one after another and at once, and a change seen in a live
/// stream.</summary>
internal static class PlugInBench
{
    private const int RoundCount = 7;
    private const int Singles = 200;
    private const int AtOnce = 16;
    private const int Many = 800;
    private const int Changes = 5;
    private const string Base = "host";
    private const string Adapters = "api/clusters/lab1/adapters?vm=SQL*";

    public static BenchOutcome Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task<BenchOutcome> RunAsync(TextWriter output)
    {
        output.WriteLine(
            $"plugin: median of {RoundCount} rounds, the ways in turn; {Singles} requests one after another, {Many} by {AtOnce} "
            + $"callers, {Changes} roles set and seen in the stream. The plug-in runs on .NET 8 behind no proxy, the host on .NET 10.");
        await using var world = await PlugInWorld.StartAsync();
        var streams = new Dictionary<string, LiveProbe>();
        try
        {
            foreach (var way in world.Ways)
                streams.Add(way.Name, await LiveProbe.StartAsync(way));
            var rounds = new Rounds();
            for (var round = -1; round < RoundCount; round++)
                foreach (var way in world.Ways)
                    await MeasureAsync(way, streams[way.Name], round < 0 ? new Rounds() : rounds);
            return new BenchOutcome([.. world.Ways.SelectMany(way => Rows(way.Name, rounds))], AimOf, []);
        }
        finally
        {
            foreach (var stream in streams.Values)
                await stream.DisposeAsync();
        }
    }

    private static Aim? AimOf(BenchRow row) =>
        row.Case == Base ? null : row.Metric == "throughput" ? new Aim(0.9, IsLeast: true) : new Aim(1.1);

    private static async Task MeasureAsync(PlugInWay way, LiveProbe stream, Rounds rounds)
    {
        var singles = new double[Singles];
        for (var at = 0; at < Singles; at++)
            singles[at] = await TimeAsync(() => way.GetAsync(Adapters));
        Array.Sort(singles);
        rounds.Add(way.Name + "p50", singles[Singles / 2]);
        rounds.Add(way.Name + "p99", singles[Singles * 99 / 100]);
        var together = await TimeAsync(() => Parallel.ForEachAsync(
            Enumerable.Range(0, Many),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, _) => await way.GetAsync(Adapters)));
        rounds.Add(way.Name + "throughput", Many / together * 1000);
        var changes = new double[Changes];
        for (var at = 0; at < Changes; at++)
            changes[at] = await TimeAsync(() => stream.ChangeAsync());
        Array.Sort(changes);
        rounds.Add(way.Name + "live", changes[Changes / 2]);
    }

    private static IEnumerable<BenchRow> Rows(string way, Rounds rounds) =>
        from metric in new[] { ("p50", "ms"), ("p99", "ms"), ("throughput", "1/s"), ("live", "ms") }
        let name = metric.Item1
        select way == Base
            ? new BenchRow("plugin", way, name, rounds.Median(way + name), metric.Item2)
            : new BenchRow(
                "plugin", way, name, rounds.Median(way + name), metric.Item2, Base, rounds.Ratio(way + name, Base + name));

    /// <summary>In milliseconds.</summary>
    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var from = TimeProvider.System.GetTimestamp();
        await action();
        return TimeProvider.System.GetElapsedTime(from).TotalMilliseconds;
    }
}
