using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>Puts together what is known of a cluster, and shows it. Safe on any thread.</summary>
internal sealed partial class StatusBoard : IDisposable
{
    private readonly ClusterDefinition definition;
    private readonly NodeWorkers workers;
    private readonly ClusterTracker? tracker;
    private readonly AddressBook addresses;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly SemaphoreSlim due = new(0, 1);
    private readonly object gate = new();
    private readonly Broadcast<ClusterStatus> shown;

    public StatusBoard(
        ClusterDefinition definition,
        NodeWorkers workers,
        ClusterTracker? tracker,
        AddressBook addresses,
        TimeProvider time,
        ILogger logger)
    {
        (this.definition, this.workers, this.tracker) = (definition, workers, tracker);
        (this.addresses, this.time, this.logger) = (addresses, time, logger);
        shown = new Broadcast<ClusterStatus>(new ClusterStatus(definition, 0, [], ClusterSnapshot.Empty));
    }

    public ClusterStatus Value => shown.Value;

    public IAsyncEnumerable<ClusterStatus> WatchAsync(CancellationToken cancellationToken) =>
        shown.WatchAsync(cancellationToken);

    /// <summary>Has the state shown soon, with whatever else changes until then.</summary>
    public void ShowSoon()
    {
        lock (gate)
            if (due.CurrentCount == 0)
                due.Release();
    }

    /// <summary>Shows the state now.</summary>
    public ClusterStatus Show()
    {
        lock (gate)
        {
            var next = Compose(shown.Value);
            addresses.Keep(next.Snapshot.Adapters);
            shown.Publish(next);
            return next;
        }
    }

    /// <summary>Shows the state whenever that is due, until cancelled.</summary>
    public async Task RunAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        while (true)
        {
            await due.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
                return;
            TryShow();
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Ends every watch.</summary>
    public void Dispose()
    {
        shown.End();
        due.Dispose();
    }

    private void TryShow()
    {
        try
        {
            Show();
        }
        catch (Exception error)
        {
            // A mistake of ours must not leave an old state standing for good.
            LogUnexpected(logger, error, definition.Id);
        }
    }

    private ClusterStatus Compose(ClusterStatus before)
    {
        // Before the workers: the tracker adds those that the cluster names first, and then says that these are all.
        var hasAll = tracker?.HasNodes ?? true;
        var (view, error) = (tracker?.View, tracker?.Error);
        var states = view?.Nodes.ToDictionary(node => node.Name, StringComparer.OrdinalIgnoreCase);
        var nodes = workers.All
            .Select(worker => new NodeStatus(
                worker.Node, states?.GetValueOrDefault(worker.Node), worker.Snapshot, worker.Error))
            .ToImmutableArray();
        var snapshot = ClusterSnapshot.Merge(
            before.Snapshot,
            nodes.Select(node => node.Snapshot).OfType<NodeSnapshot>(),
            view?.Machines ?? MachineGroups.None,
            [.. nodes.Where(node => node.Error is not null).Select(node => node.Name)],
            time.GetUtcNow());
        return new ClusterStatus(definition, before.Revision + 1, nodes, snapshot)
        {
            Machines = view?.Machines ?? MachineGroups.None,
            HasAllNodes = hasAll,
            ClusterError = error,
        };
    }

    [LoggerMessage(70, LogLevel.Error, "Putting together what is known of {Cluster} failed here")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string cluster);
}
