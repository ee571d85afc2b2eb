using System.Diagnostics;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;

namespace WacMirror.Benchmarks.Inventory;

/// <summary>A node with as many machines as Hyper-V allows, read whole, beside the bare download of the same
/// bytes.</summary>
internal static class OneNodeBench
{
    public const string Floor = "bare HttpClient";
    public const string EnvelopePeer = "largest envelope";
    private const string Case = "1 node, 1,024 machines x 2 NICs";
    private const string Read = "read";
    private const string Node = "NODE01";
    private const int RoundCount = 15;
    private const int MemoryRounds = 8;
    private const int WarmUps = 6;

    /// <summary>What is asked for as the largest envelope.</summary>
    private const double Envelope = 512_000;

    public static async Task<IReadOnlyList<BenchRow>> RunAsync(TextWriter output)
    {
        using var lab = await LabProcess.StartAsync("scale:1x1024", delayMilliseconds: 0);
        // Nothing here is to end by a deadline, however busy the machine is.
        var limits = SessionLimits.Default with { OperationDeadline = TimeSpan.FromMinutes(10) };
        var endpoint = lab.Endpoints.Single();
        using var asked = new AskedQueries(WsmanSession.Connect(endpoint, limits));
        using var recorded = new CimSessionPool([endpoint], _ => asked, limits, TimeProvider.System);
        var snapshot = await ReadAsync(recorded);
        if (snapshot.Adapters.Length < 2048)
            throw new InvalidOperationException($"The node shows {snapshot.Adapters.Length} adapters.");
        var queries = asked.All;
        using var sessions = CimSessionPool.ByTransport([endpoint], TimeProvider.System, limits);
        using var bare = new BareDownload(endpoint, limits);
        var wire = await bare.RunAsync(queries);
        for (var i = 0; i < WarmUps; i++)
        {
            await ReadAsync(sessions);
            await bare.RunAsync(queries);
        }

        var rounds = new Rounds();
        for (var round = 0; round < RoundCount; round++)
        {
            await TimeAsync(rounds, Floor, lab, () => bare.RunAsync(queries));
            await TimeAsync(rounds, Read, lab, () => ReadAsync(sessions));
        }
        var (peak, result, looks) = (0L, 0L, 0);
        for (var round = 0; round < MemoryRounds; round++)
        {
            var found = await LivePeak.MeasureAsync(() => ReadAsync(sessions));
            (peak, result, looks) = (Math.Max(peak, found.Peak), found.Result, looks + found.Looks);
        }
        output.WriteLine(
            $"{Case}: {RoundCount} interleaved rounds; time spread {rounds.Spread(Read)} ms, "
            + $"floor {rounds.Spread(Floor)} ms; the lab runs in a process of its own.");
        output.WriteLine(
            $"Live memory: the most of {looks} looks in {MemoryRounds} reads, each look after a full collection.");
        return [.. Rows(rounds, wire, peak, result)];
    }

    private static IEnumerable<BenchRow> Rows(Rounds rounds, WireCount wire, long peak, long result)
    {
        BenchRow Row(string metric, double value, string unit, string? peer = null, double? ratio = null) =>
            new("inventory", Case, metric, value, unit, peer, ratio);
        yield return Row("requests", wire.Requests, "requests");
        yield return Row("sent", wire.Sent, "B of envelopes");
        yield return Row("received", wire.Received, "B of envelopes");
        yield return Row("largest answer", wire.LargestAnswer, "B");
        yield return Row("time, floor", rounds.Median(Floor), "ms");
        yield return Row("time", rounds.Median(Read), "ms", Floor, rounds.Ratio(Read, Floor));
        yield return Row("own processor time, floor", rounds.Median(Own(Floor)), "ms");
        yield return Row(
            "own processor time", rounds.Median(Own(Read)), "ms", "its floor", rounds.Ratio(Own(Read), Own(Floor)));
        yield return Row("lab's processor time", rounds.Median(Lab(Read)), "ms");
        yield return Row("allocated", rounds.Median(Allocated(Read)), "B");
        yield return Row("snapshot", result, "B");
        yield return Row("live peak beyond snapshot", peak, "B", EnvelopePeer, peak / Envelope);
    }

    private static Task<NodeSnapshot> ReadAsync(CimSessionPool sessions) =>
        new NodeReader(sessions, TimeProvider.System).ReadAsync(Node, NodeScope.Node, CancellationToken.None);

    private static async Task TimeAsync<T>(Rounds rounds, string name, LabProcess lab, Func<Task<T>> run)
    {
        var (own, other) = (Environment.CpuUsage.TotalTime, lab.ProcessorTime);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        await run();
        rounds.Add(name, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        rounds.Add(Allocated(name), GC.GetTotalAllocatedBytes(precise: true) - allocated);
        rounds.Add(Own(name), (Environment.CpuUsage.TotalTime - own).TotalMilliseconds);
        rounds.Add(Lab(name), (lab.ProcessorTime - other).TotalMilliseconds);
    }

    private static string Own(string name) => $"{name} own";

    private static string Lab(string name) => $"{name} lab";

    private static string Allocated(string name) => $"{name} allocated";
}
