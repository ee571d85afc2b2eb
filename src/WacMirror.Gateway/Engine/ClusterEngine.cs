using Microsoft.Extensions.Logging;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Engine.Policies;

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
    private readonly PolicyDesk policies;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationToken stopping;
    private Task running = Task.CompletedTask;

    /// <param name="definition">The cluster.</param>
    /// <param name="seams">How its nodes are reached.</param>
    /// <param name="store">What keeps its policies and its ledger; without one, none can be made and no role is set.</param>
    /// <param name="options">The rhythm.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where it tells what it does.</param>
    /// <param name="attendee">With whose account the seams reach the nodes, and who may therefore share the cluster with
    /// other engines of this process; null where it is the process's own affair.</param>
    public ClusterEngine(
        ClusterDefinition definition,
        NodeSeams seams,
        IStore? store,
        EngineOptions options,
        TimeProvider time,
        ILogger<ClusterEngine> logger,
        Attendee? attendee = null)
    {
        Definition = definition;
        (this.options, this.time, this.logger, stopping) = (options, time, logger, stop.Token);
        workers = new NodeWorkers(node => new NodeWorker(node, seams, addresses, options, time, logger, ShowSoon));
        tracker = definition.Kind == ClusterKind.FailoverCluster
            ? new ClusterTracker(definition, workers, seams, options, time, logger, ShowSoon)
            : null;
        board = new StatusBoard(definition, workers, tracker, addresses, time, logger);
        counters = new CounterRounds(workers, rates, options, time);
        policies = new PolicyDesk(
            definition, store, board, rates, workers, seams, () => tracker?.View?.AskedNode, options, time, new Random(),
            logger, attendee?.Claim(definition.Id));
    }

    public ClusterDefinition Definition { get; }

    /// <summary>Begins to read. Returns at once; states arrive by <see cref="WatchStatusAsync"/>.</summary>
    public void Start()
    {
        policies.Join();
        workers.Follow(Definition.Nodes);
        board.Show();
        running = Task.WhenAll(
            Task.Run(() => board.RunAsync(options.PublishPause, stopping)),
            tracker is null ? Task.CompletedTask : Task.Run(() => tracker.RunAsync(stopping)),
            Task.Run(policies.RunAsync),
            Task.Run(() => Rounds.RepeatAsync(options.SampleInterval, counters.RunAsync, time, logger, stopping)),
            Task.Run(() => Rounds.RepeatAsync(options.DisputeInterval, ReadDisputedAsync, time, logger, stopping)));
    }

    public ValueTask<ClusterStatus> StatusAsync(CancellationToken cancellationToken) => new(board.Value);

    public IAsyncEnumerable<ClusterStatus> WatchStatusAsync(CancellationToken cancellationToken) =>
        board.WatchAsync(cancellationToken);

    public ValueTask<RateTable> RatesAsync(CancellationToken cancellationToken) => new(rates.Value);

    public IAsyncEnumerable<RateTable> WatchRatesAsync(CancellationToken cancellationToken) =>
        rates.WatchAsync(cancellationToken);

    /// <summary>Ends every watch and every reading; a write that has begun is let finish. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
            return;
        await stop.CancelAsync();
        await policies.DisposeAsync();
        await running;
        policies.Release();
        await workers.DisposeAsync();
        tracker?.Dispose();
        board.Dispose();
        rates.End();
        stop.Dispose();
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
