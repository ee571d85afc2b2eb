using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Counters;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>The engine in this process: one worker per node, one question to the cluster per interval, one
/// round of counters per second.</summary>
public sealed partial class ClusterEngine : IClusterEngine, IAsyncDisposable
{
    private readonly NodeSeams seams;
    private readonly EngineOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ImmutableArray<NodeWorker> workers;
    private readonly Broadcast<ClusterStatus> status;
    private readonly Broadcast<RateTable> rates = new(RateTable.Empty);
    private readonly CancellationTokenSource stopping = new();
    private readonly object publishing = new();
    private ClusterView? view;
    private ImmutableArray<Task> loops = [];

    public ClusterEngine(
        ClusterDefinition definition, NodeSeams seams, EngineOptions options, TimeProvider time, ILogger<ClusterEngine> logger)
    {
        Definition = definition;
        this.seams = seams;
        this.options = options;
        this.time = time;
        this.logger = logger;
        workers = [.. definition.Nodes.Select(node => new NodeWorker(node, seams, options, time, logger, Publish))];
        status = new Broadcast<ClusterStatus>(Compose(0));
    }

    public ClusterDefinition Definition { get; }

    /// <summary>Begins to read. Returns at once; states arrive by <see cref="WatchStatusAsync"/>.</summary>
    public void Start() => loops =
    [
        .. workers.Select(worker => Task.Run(() => worker.RunAsync(stopping.Token))),
        Task.Run(() => RepeatAsync(options.OwnerInterval, AskOwnersAsync)),
        Task.Run(() => RepeatAsync(options.SampleInterval, SampleAsync)),
    ];

    public ValueTask<ClusterStatus> StatusAsync(CancellationToken cancellationToken) => new(status.Value);

    public IAsyncEnumerable<ClusterStatus> WatchStatusAsync(CancellationToken cancellationToken) =>
        status.WatchAsync(cancellationToken);

    public ValueTask<RateTable> RatesAsync(CancellationToken cancellationToken) => new(rates.Value);

    public IAsyncEnumerable<RateTable> WatchRatesAsync(CancellationToken cancellationToken) =>
        rates.WatchAsync(cancellationToken);

    public async Task<SetRoleAnswer> SetRoleAsync(
        AdapterId id, RoleSetting wanted, CancellationToken cancellationToken)
    {
        if (!status.Value.Snapshot.Adapters.TryGetValue(id, out var adapter))
            throw new AdapterNotFoundException(id);
        var worker = workers.First(worker => worker.Node.Equals(adapter.Node, StringComparison.OrdinalIgnoreCase));
        var outcome = await worker.WriteAsync(new RoleChange(adapter, wanted), cancellationToken);
        if (outcome.Error is not null)
            throw outcome.Error;
        LogRoleSet(logger, Definition.Id, id, adapter.Node, outcome.Before!.Value.Role, outcome.After!.Value.Role);
        return new SetRoleAnswer(
            adapter with { Role = outcome.After.Value, HasSecuritySetting = true }, outcome.Before.Value);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(loops);
        foreach (var worker in workers)
            worker.Dispose();
        stopping.Dispose();
    }

    private async Task RepeatAsync(TimeSpan interval, Func<CancellationToken, Task> step)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            do
                await step(stopping.Token);
            while (await timer.WaitForNextTickAsync(stopping.Token));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>Asks the first node that answers who owns what, and has the nodes of every machine that changed its
    /// owner read again.</summary>
    private async Task AskOwnersAsync(CancellationToken cancellationToken)
    {
        foreach (var worker in workers.OrderBy(worker => worker.Error is not null))
        {
            try
            {
                var before = view;
                view = await seams.Cluster.ReadAsync(worker.Node, cancellationToken);
                WakeChanged(before, view);
                return;
            }
            catch (NodeException error)
            {
                LogClusterSilent(logger, error.Node, error.Fault, error.Detail);
            }
        }
        view = null;
    }

    private void WakeChanged(ClusterView? before, ClusterView after)
    {
        if (before is null)
            return;
        var changed = OwnerChanges.Between(before, after);
        foreach (var worker in workers)
            if (changed.Contains(worker.Node))
                worker.Wake();
        if (!before.Nodes.SequenceEqual(after.Nodes))
            Publish();
    }

    private async Task SampleAsync(CancellationToken cancellationToken)
    {
        var round = Task.WhenAll(workers.Select(worker => worker.SampleAsync(cancellationToken)));
        await Task.WhenAny(round, Task.Delay(options.SampleDeadline, time, cancellationToken));
        var table = ImmutableDictionary.CreateBuilder<Guid, AdapterRate>();
        foreach (var worker in workers)
            table.AddRange(worker.FreshRates().Where(rate => !table.ContainsKey(rate.Key)));
        rates.Publish(new RateTable(
            time.GetUtcNow(), table.ToImmutable(), [.. workers.Select(worker => worker.SampleError).OfType<NodeError>()]));
    }

    private void Publish()
    {
        lock (publishing)
            status.Publish(Compose(status.Value.Revision + 1));
    }

    private ClusterStatus Compose(long revision)
    {
        var seen = view;
        var nodes = workers.Select(worker => new NodeStatus(
            worker.Node,
            seen?.Nodes.FirstOrDefault(node => node.Name.Equals(worker.Node, StringComparison.OrdinalIgnoreCase)),
            worker.Snapshot,
            worker.Error));
        var snapshot = ClusterSnapshot.Merge(
            workers.Select(worker => worker.Snapshot).OfType<NodeSnapshot>(),
            seen?.Owners ?? ImmutableDictionary<string, string>.Empty);
        return new ClusterStatus(Definition, revision, [.. nodes], snapshot);
    }

    [LoggerMessage(1, LogLevel.Information, "{Cluster}: {Adapter} on {Node} was {Before}, is {After}")]
    private static partial void LogRoleSet(
        ILogger logger, string cluster, AdapterId adapter, string node, MirrorRole before, MirrorRole after);

    [LoggerMessage(2, LogLevel.Debug, "{Node} did not answer for the cluster: {Fault}: {Detail}")]
    private static partial void LogClusterSilent(ILogger logger, string node, NodeFault fault, string detail);
}
