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
        ClusterDefinition definition,
        NodeSeams seams,
        EngineOptions options,
        TimeProvider time,
        ILogger<ClusterEngine> logger)
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

    public async Task<SetRoleAnswer> SetRoleAsync(AdapterId id, MirrorRole wanted, CancellationToken cancellationToken)
    {
        if (!status.Value.Snapshot.Adapters.TryGetValue(id, out var adapter))
            throw new AdapterNotFoundException(id);
        var worker = workers.First(worker => worker.Node.Equals(adapter.Node, StringComparison.OrdinalIgnoreCase));
        var change = new RoleChange(adapter, adapter.Role with { Role = wanted });
        var outcome = await worker.WriteAsync(change, cancellationToken);
        if (outcome.Error is { } error)
        {
            // Where it went, one of the others can tell.
            if (error.Fault == NodeFault.NotFound)
                Wake(_ => true);
            throw error;
        }
        var (before, after) = (outcome.Before!.Value, outcome.After!.Value);
        if (before != after)
            LogRoleSet(
                logger, Definition.Id, adapter.Vm?.Name ?? adapter.Node, adapter.Name, adapter.Node, before.Role, after.Role);
        return new SetRoleAnswer(adapter with { Role = after, HasSecuritySetting = true }, before);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll([.. loops, .. workers.Select(worker => worker.Sampler.Reading)]);
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
                await TryAsync(step);
            while (await timer.WaitForNextTickAsync(stopping.Token));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>A mistake of ours costs one step and is told; the next step comes all the same.</summary>
    private async Task TryAsync(Func<CancellationToken, Task> step)
    {
        try
        {
            await step(stopping.Token);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogUnexpected(logger, error, Definition.Id);
        }
    }

    /// <summary>Asks the nodes in turn who owns what, until one answers: first the one that answered last, then those
    /// whose own readings succeed.</summary>
    private async Task AskOwnersAsync(CancellationToken cancellationToken)
    {
        var order = workers
            .OrderByDescending(worker => worker.Node == view?.AskedNode)
            .ThenBy(worker => worker.Error is not null);
        foreach (var worker in order)
        {
            if (await TryAskAsync(worker.Node, cancellationToken) is not { } answer)
                continue;
            Take(answer);
            return;
        }
        if (view is null)
            return;
        view = null;
        Publish();
    }

    private async Task<ClusterView?> TryAskAsync(string node, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.OwnerDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await seams.Cluster.ReadAsync(node, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogClusterSilent(logger, node, NodeFault.TimedOut, "no answer in time");
            return null;
        }
        catch (NodeException error)
        {
            LogClusterSilent(logger, error.Node, error.Fault, error.Detail);
            return null;
        }
    }

    /// <summary>Has the nodes of every machine that changed its owner read again. After a time without answers nobody
    /// knows what changed, so all are read.</summary>
    private void Take(ClusterView answer)
    {
        var before = view;
        view = answer;
        if (before is null)
            Wake(_ => true);
        else
            Wake(OwnerChanges.Between(before, answer).Contains);
        if (before is null || !before.Nodes.SequenceEqual(answer.Nodes))
            Publish();
    }

    private void Wake(Func<string, bool> concerns)
    {
        foreach (var worker in workers)
            if (concerns(worker.Node))
                worker.Wake();
    }

    private async Task SampleAsync(CancellationToken cancellationToken)
    {
        // A reading that is stuck from an earlier round holds up nobody.
        var begun = workers
            .Select(worker => worker.Sampler.Start(worker.Snapshot, cancellationToken))
            .OfType<Task>();
        await Task.WhenAny(Task.WhenAll(begun), Task.Delay(options.SampleDeadline, time, cancellationToken));
        var table = ImmutableDictionary.CreateBuilder<Guid, AdapterRate>();
        foreach (var worker in workers)
            table.AddRange(worker.Sampler.FreshRates.Where(rate => !table.ContainsKey(rate.Key)));
        rates.Publish(new RateTable(
            time.GetUtcNow(),
            table.ToImmutable(),
            [.. workers.Select(worker => worker.Sampler.Error).OfType<NodeError>()]));
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
            worker.Error)).ToImmutableArray();
        var snapshot = ClusterSnapshot.Merge(
            nodes.Select(node => node.Snapshot).OfType<NodeSnapshot>(),
            seen?.Owners ?? ImmutableDictionary<string, string>.Empty,
            [.. nodes.Where(node => node.Error is not null).Select(node => node.Name)]);
        return new ClusterStatus(Definition, revision, nodes, snapshot);
    }
}
