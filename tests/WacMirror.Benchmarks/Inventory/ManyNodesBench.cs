using System.Diagnostics;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Benchmarks.Inventory;

/// <summary>The largest cluster, all nodes read at once over a slow network, beside its slowest node read alone. What
/// the processors had to do in both processes says how fast it could be on this machine at best.</summary>
internal static class ManyNodesBench
{
    public const string Slowest = "slowest node alone";
    private const string Case = "64 nodes x 125 machines, 5 ms";
    private const string AllAtOnce = "all";
    private const string Work = "processor time of both";
    private const string Own = "own processor time";
    private const int DelayMilliseconds = 5;
    private const int RoundCount = 7;
    private const int WarmUps = 3;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(TextWriter output)
    {
        using var lab = await LabProcess.StartAsync("scale:64x125", DelayMilliseconds);
        NodeEndpoint[] endpoints = [.. lab.Endpoints];
        using var sessions = CimSessionPool.ByTransport(
            endpoints, TimeProvider.System, SessionLimits.Default with { OperationDeadline = TimeSpan.FromMinutes(10) });
        var reader = new NodeReader(sessions, TimeProvider.System);
        string[] nodes = [.. endpoints.Select(endpoint => endpoint.Node)];
        for (var i = 0; i < WarmUps; i++)
            await AllAsync(reader, nodes);

        var rounds = new Rounds();
        for (var round = 0; round < RoundCount; round++)
        {
            rounds.Add(Slowest, await SlowestAsync(reader, nodes));
            var (own, other) = (Environment.CpuUsage.TotalTime, lab.ProcessorTime);
            var started = Stopwatch.GetTimestamp();
            await AllAsync(reader, nodes);
            rounds.Add(AllAtOnce, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            own = Environment.CpuUsage.TotalTime - own;
            other = lab.ProcessorTime - other;
            rounds.Add(Own, own.TotalMilliseconds / Environment.ProcessorCount);
            rounds.Add(Work, (own + other).TotalMilliseconds / Environment.ProcessorCount);
        }
        output.WriteLine(
            $"{Case}: {RoundCount} rounds; all at once {rounds.Spread(AllAtOnce)} ms, slowest alone "
            + $"{rounds.Spread(Slowest)} ms, {Environment.ProcessorCount} processors for client and lab together.");
        BenchRow Row(string metric, string name, string? peer = null) => new(
            "inventory", Case, metric, rounds.Median(name), "ms", peer, peer is null ? null : rounds.Ratio(name, peer));
        return
        [
            Row("time of the slowest node alone", Slowest),
            Row("time", AllAtOnce, Slowest),
            Row("own processor time / processors", Own),
            Row("processor time of both / processors", Work),
            Row("time", AllAtOnce, Work),
        ];
    }

    private static Task AllAsync(NodeReader reader, string[] nodes) => Task.WhenAll(
        nodes.Select(node => reader.ReadAsync(node, NodeScope.Node, CancellationToken.None)));

    private static async Task<double> SlowestAsync(NodeReader reader, string[] nodes)
    {
        double slowest = 0;
        foreach (var node in nodes)
        {
            var started = Stopwatch.GetTimestamp();
            await reader.ReadAsync(node, NodeScope.Node, CancellationToken.None);
            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return slowest;
    }
}
