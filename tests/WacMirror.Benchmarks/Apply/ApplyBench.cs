using WacMirror.HyperV.Sessions;

namespace WacMirror.Benchmarks.Apply;

/// <summary>
/// Roles set on many adapters, beside a script that sets one after the other, the round trips that cannot be avoided, and
/// as many bare requests. The labs run in a process of their own; a relay there holds back each request. Jobs take the
/// lab's usual tenth of a second on every side.
/// </summary>
internal static class ApplyBench
{
    private const string Batch = "batch";
    private const string Script = "script";
    private const string Floor = "floor";
    private const string Bare = "bare requests";
    private const string OwnProcessor = "processor, client";
    private const string LabProcessor = "processor, labs";
    private const int RoundCount = 3;
    private const double JobMilliseconds = 100;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(5);
    private static readonly int AtOnce = SessionLimits.Default.ConcurrentOperations;

    private static readonly ApplyCase[] Cases =
    [
        .. from shape in new[] { (Nodes: 1, Machines: 1024), (Nodes: 64, Machines: 125) }
           from state in new[] { ApplyCase.All, ApplyCase.Half, ApplyCase.None }
           select new ApplyCase(shape.Nodes, shape.Machines, state),
    ];

    public static BenchOutcome Run(TextWriter output) =>
        new(MeasureAsync(output).GetAwaiter().GetResult(), AimOf, []);

    private static Aim? AimOf(BenchRow row) => row.Peer switch
    {
        Batch => row.Case.EndsWith(ApplyCase.None, StringComparison.Ordinal) && row.Case.Contains("1 node,", StringComparison.Ordinal)
            ? null
            : new Aim(50, IsLeast: true),
        Floor => new Aim(2),
        _ => null,
    };

    private static async Task<IReadOnlyList<BenchRow>> MeasureAsync(TextWriter output)
    {
        output.WriteLine(
            $"apply: {RoundCount} rounds, each on fresh labs in another process; {Latency.TotalMilliseconds:0} ms of latency "
            + $"before each request, {AtOnce} at once on a node, jobs of {JobMilliseconds:0} ms");
        output.WriteLine(
            $"'{Script}' is measured over {ApplyRun.Sample} adapters and multiplied, because the whole would take hours; "
            + "it is one loop over all nodes.");
        output.WriteLine(
            $"'{Floor}' is computed: round trips that cannot be avoided, at the bound, and one job. It knows nothing of "
            + $"processors; '{Bare}' do: as many of the same size, from a plain HttpClient, and one job.");
        using var requests = new RequestLog();
        var rows = new List<BenchRow>();
        foreach (var how in Cases)
        {
            var rounds = new Rounds();
            ApplyShape? shape = null;
            for (var round = 0; round < RoundCount; round++)
            {
                var times = await ApplyRun.RunAsync(how, Latency, requests);
                shape = times.Shape;
                rounds.Add(Batch, times.Batch);
                rounds.Add(Script, times.ScriptOfSample * how.Roles / ApplyRun.Sample);
                rounds.Add(Floor, (times.Shape.RoundTrips(AtOnce) * Latency.TotalMilliseconds) + JobMilliseconds);
                rounds.Add(OwnProcessor, times.OwnProcessor);
                rounds.Add(LabProcessor, times.LabProcessor);
                rounds.Add(Bare, times.Bare + JobMilliseconds);
            }
            output.WriteLine(
                $"{how.Name}: a node was asked for {shape!.Reads} pages, {shape.Adds} Add, {shape.Modifies} Modify; "
                + $"{shape.RoundTrips(AtOnce)} round trips cannot be avoided");
            rows.AddRange(Rows(how.Name, rounds));
        }
        return rows;
    }

    private static IEnumerable<BenchRow> Rows(string name, Rounds rounds) =>
    [
        new("apply", name, Script, rounds.Median(Script), "ms", Batch, rounds.Ratio(Script, Batch)),
        new("apply", name, Floor, rounds.Median(Floor), "ms"),
        new("apply", name, Bare, rounds.Median(Bare), "ms"),
        new("apply", name, OwnProcessor, rounds.Median(OwnProcessor), "ms"),
        new("apply", name, LabProcessor, rounds.Median(LabProcessor), "ms"),
        new("apply", name, Batch, rounds.Median(Batch), "ms", Floor, rounds.Ratio(Batch, Floor)),
        new("apply", name, Batch, rounds.Median(Batch), "ms", Bare, rounds.Ratio(Batch, Bare)),
    ];
}
