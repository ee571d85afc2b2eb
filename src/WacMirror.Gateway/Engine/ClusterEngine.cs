using Microsoft.Extensions.Logging;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>The engine in this process: one worker per node, one follower of the failover cluster where there is one,
/// one round of counters per second.</summary>
public sealed partial class ClusterEngine : IClusterEngine, IAsyncDisposable
{
    private readonly EngineOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly AddressBook addresses = new();
    private readonly NodeWorkers workers;
    private readonly ClusterTracker? tracker;
    private readonly StatusBoard board;
    private readonly Broadcast<RateTable> rates = new(RateTable.Empty);
    private readonly CounterRounds counters;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationToken stopping;
    private Task running = Task.CompletedTask;

    public ClusterEngine(
        ClusterDefinition definition,
        NodeSeams seams,
        EngineOptions options,
        TimeProvider time,
        ILogger<ClusterEngine> logger)
    {
        Definition = definition;
        (this.options, this.time, this.logger, stopping) = (options, time, logger, stop.Token);
        workers = new NodeWorkers(node => new NodeWorker(node, seams, addresses, options, time, logger, ShowSoon));
        tracker = definition.Kind == ClusterKind.FailoverCluster
            ? new ClusterTracker(definition, workers, seams, options, time, logger, ShowSoon)
            : null;
        board = new StatusBoard(definition, workers, tracker, addresses, time, logger);
        counters = new CounterRounds(workers, rates, options, time);
    }

    public ClusterDefinition Definition { get; }

    /// <summary>Begins to read. Returns at once; states arrive by <see cref="WatchStatusAsync"/>.</summary>
    public void Start()
    {
        workers.Follow(Definition.Nodes);
        board.Show();
        running = Task.WhenAll(
            Task.Run(() => board.RunAsync(options.PublishPause, stopping)),
            tracker is null ? Task.CompletedTask : Task.Run(() => tracker.RunAsync(stopping)),
            Task.Run(() => Rounds.RepeatAsync(options.SampleInterval, counters.RunAsync, time, logger, stopping)),
            Task.Run(() => Rounds.RepeatAsync(options.DisputeInterval, ReadDisputedAsync, time, logger, stopping)));
    }

    public ValueTask<ClusterStatus> StatusAsync(CancellationToken cancellationToken) => new(board.Value);

    public IAsyncEnumerable<ClusterStatus> WatchStatusAsync(CancellationToken cancellationToken) =>
        board.WatchAsync(cancellationToken);

    public ValueTask<RateTable> RatesAsync(CancellationToken cancellationToken) => new(rates.Value);

    public IAsyncEnumerable<RateTable> WatchRatesAsync(CancellationToken cancellationToken) =>
        rates.WatchAsync(cancellationToken);

    public async Task<SetRoleAnswer> SetRoleAsync(AdapterId id, MirrorRole wanted, CancellationToken cancellationToken)
    {
        if (stopping.IsCancellationRequested
            || !board.Value.Snapshot.Adapters.TryGetValue(id, out var adapter)
            || workers[adapter.Node] is not { } worker)
            throw new AdapterNotFoundException(id);
        if (adapter.Presence != Presence.AtRest)
            throw new AdapterUnsettledException(adapter);
        var change = new RoleChange(adapter, adapter.Role with { Role = wanted });
        var outcome = await worker.WriteAsync(change, cancellationToken);
        // What the write read back is shown before the answer goes out, under a revision that the answer names.
        var revision = board.Show().Revision;
        if (outcome.Error is { } error)
        {
            // Where it went, one of the others can tell.
            if (error.Fault == NodeFault.NotFound)
                foreach (var other in workers.All)
                    Wake(other, adapter);
            throw error;
        }
        var (before, after) = (outcome.Before!.Value, outcome.After!.Value);
        if (before != after)
            LogRoleSet(
                logger, Definition.Id, adapter.Vm?.Name ?? adapter.Node, adapter.Name, adapter.Node, before.Role, after.Role);
        var shown = adapter with { Role = after, HasSecuritySetting = adapter.HasSecuritySetting || before != after };
        return new SetRoleAnswer(shown, before, revision);
    }

    /// <summary>Ends every watch and every reading; a write that has begun is let finish. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
            return;
        await stop.CancelAsync();
        await running;
        await workers.DisposeAsync();
        tracker?.Dispose();
        board.Dispose();
        rates.End();
        stop.Dispose();
    }

    private static void Wake(NodeWorker worker, Adapter adapter)
    {
        if (adapter.Vm is { } vm)
            worker.Wake(vm.Id);
        else
            worker.Wake();
    }

    private void ShowSoon() => board.ShowSoon();

    /// <summary>Has the machines read again on which nodes and cluster do not agree: wherever they are shown, and where
    /// the cluster says they are.</summary>
    private Task ReadDisputedAsync(CancellationToken cancellationToken)
    {
        var disputed = board.Value.Snapshot.Motion.Disputed;
        if (disputed.IsEmpty)
            return Task.CompletedTask;
        foreach (var worker in workers.All.Where(worker => worker.Snapshot is not null))
            foreach (var vm in worker.Snapshot!.Vms.Where(vm => disputed.Contains(vm.Id)))
                worker.Wake(vm.Id);
        foreach (var group in tracker?.View?.Machines.All.Where(group => group.Vm is { } vm && disputed.Contains(vm)) ?? [])
            if (group.Owner is { } owner)
                workers[owner]?.Wake(group.Vm!.Value);
        return Task.CompletedTask;
    }
}
