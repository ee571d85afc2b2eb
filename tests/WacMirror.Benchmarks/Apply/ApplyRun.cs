using System.Diagnostics;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Benchmarks.Apply;

/// <summary>What one round took, in milliseconds, and what it asked of each node.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="ScriptOfSample">The script, for its sample.</param>
/// <param name="Bare">As many bare requests.</param>
/// <param name="OwnProcessor">Processor time of this process for the batch.</param>
/// <param name="LabProcessor">The same of the labs' process.</param>
/// <param name="Shape">What a node was asked.</param>
internal sealed record ApplyTimes(
    double Batch, double ScriptOfSample, double Bare, double OwnProcessor, double LabProcessor, ApplyShape Shape);

/// <summary>One round of one case: fresh labs brought to the state of the case, then each way once.</summary>
internal static class ApplyRun
{
    /// <summary>Adapters that the script sets.</summary>
    public const int Sample = 32;

    // Adapters of the other lab that the warming up sets, behind those of the script.
    private const int WarmUp = 300;

    private static readonly RoleSetting Wanted = new(MirrorRole.Source);

    public static async Task<ApplyTimes> RunAsync(ApplyCase how, TimeSpan latency, RequestLog requests)
    {
        await using var lab = await LabProcess.StartAsync(how.Nodes, how.Machines, latency);
        var script = await ScriptAsync(lab.Addresses.Other, how);

        var counts = new OperationCounts();
        using var sessions = ApplySessions.Of(lab.Addresses.Measured, counts);
        var adapters = await ReadAsync(sessions, lab.Addresses.Measured);
        await GiveSettingsAsync(sessions, adapters, how);
        GC.Collect();
        counts.Reset();
        requests.Reset();
        var (own, labs) = (Environment.CpuUsage.TotalTime, lab.Processor);
        var batch = await TimeAsync(() => SetAsync(sessions, adapters, Wanted));
        (own, labs) = (Environment.CpuUsage.TotalTime - own, lab.Processor - labs);
        var reads = requests.Requests - counts.Adds - counts.Modifies - counts.Polls;
        var shape = new ApplyShape(
            reads / how.Nodes, counts.Adds / how.Nodes, counts.Modifies / how.Nodes,
            (how.Roles - counts.Adds) / how.Nodes);
        var bare = await TimeAsync(() => BareRequests.RunAsync(
            lab.Addresses.Bare, how.Nodes, shape, SessionLimits.Default.ConcurrentOperations));
        return new ApplyTimes(
            batch, script, bare, own.TotalMilliseconds, labs.TotalMilliseconds, shape);
    }

    /// <summary>The script on a sample, after both processes have met every piece of code.</summary>
    private static async Task<double> ScriptAsync(LabAddresses lab, ApplyCase how)
    {
        using var sessions = ApplySessions.Of(lab, new OperationCounts());
        var adapters = await ReadAsync(sessions, lab);
        var warm = adapters.Select(node => node.Skip(Sample).Take(WarmUp)).ToList();
        foreach (var role in new[] { Wanted, RoleSetting.None })
            await SetAsync(sessions, warm.Take(2), role);
        // A script goes from node to node; the sample spreads as far as it reaches.
        var each = how.Nodes == 1 ? Sample : 2;
        var sample = adapters.Take(Sample / each).Select(IReadOnlyList<Adapter> (node) => [.. node.Take(each)]).ToList();
        await GiveSettingsAsync(sessions, sample, how);
        return await TimeAsync(() => new ScriptLoop(sessions).SetAsync(sample.SelectMany(node => node), Wanted));
    }

    private static async Task<IReadOnlyList<IReadOnlyList<Adapter>>> ReadAsync(CimSessionPool sessions, LabAddresses lab)
    {
        var reader = new NodeReader(sessions, TimeProvider.System);
        var snapshots = new List<IReadOnlyList<Adapter>>();
        foreach (var node in lab.Nodes.Keys)
            snapshots.Add([.. (await reader.ReadAsync(node, NodeScope.Node, default)).Adapters
                .Where(adapter => adapter.Kind is AdapterKind.VmNic)]);
        return snapshots;
    }

    /// <summary>A role and none again leave the object, with every default in it.</summary>
    private static async Task GiveSettingsAsync(
        CimSessionPool sessions, IReadOnlyList<IReadOnlyList<Adapter>> nodes, ApplyCase how)
    {
        foreach (var role in new[] { Wanted, RoleSetting.None })
            await SetAsync(sessions, nodes.Select(node => node.Where((_, at) => how.HasSetting(at))), role);
    }

    private static async Task SetAsync(
        CimSessionPool sessions, IEnumerable<IEnumerable<Adapter>> nodes, RoleSetting wanted)
    {
        var writer = new RoleWriter(sessions, TimeProvider.System);
        var batches = nodes.Select(node => node.Select(adapter => new RoleChange(adapter, wanted)).ToList())
            .Where(batch => batch.Count > 0);
        var outcomes = await Task.WhenAll(batches.Select(
            batch => writer.WriteAsync(batch[0].Adapter.Node, batch, default)));
        if (outcomes.SelectMany(node => node).FirstOrDefault(outcome => outcome.Error is not null) is { } failed)
            throw new InvalidOperationException($"A role was not set: {failed.Error!.Message}");
    }

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        var started = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
