using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Storing;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>
/// The one owner of a cluster's policies and ledger. Whoever changes them, and each turn of the planning, holds one lock;
/// writes to nodes run beside it, one lane for each node. It is level-triggered: whatever wakes it, it looks at
/// everything that is known, plans, and does what is not under way. Safe on any thread.
/// </summary>
internal sealed partial class PolicyDesk : IAsyncDisposable
{
    private readonly ClusterDefinition definition;
    private readonly IStore? store;
    private readonly StatusBoard shown;
    private readonly Broadcast<RateTable> rates;
    private readonly NodeWorkers workers;
    private readonly StepWriter writer;
    private readonly AffinityLane affinity;
    private readonly EngineOptions options;
    private readonly TimeProvider time;
    private readonly Random chance;
    private readonly ILogger logger;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly SemaphoreSlim lanesFree;
    private readonly Bell bell = new();
    private readonly SeatClaim? seat;
    private DeskState state = new();
    private Retries retries;
    private readonly Broadcast<PolicyBoard> board = new(PolicyBoard.Empty with { Halted = NotLoaded });
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationToken stopping;

    /// <summary>Another owner took over: nothing is written any more, for good.</summary>
    private bool isDeposed;

    /// <summary>Set once it is known whether the store could be read.</summary>
    private readonly TaskCompletionSource tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether this desk is the cluster's owner.</summary>
    private bool isLoaded;

    /// <summary>Whether what the store has was read, as its owner or not.</summary>
    private bool isRead;

    /// <summary>Whether the board shows what the store has.</summary>
    private volatile bool isShown;

    private string? toldHalted;
    private string? halted = NotLoaded;

    public PolicyDesk(
        ClusterDefinition definition,
        IStore? store,
        StatusBoard shown,
        Broadcast<RateTable> rates,
        NodeWorkers workers,
        NodeSeams seams,
        Func<string?> clusterNode,
        EngineOptions options,
        TimeProvider time,
        Random chance,
        ILogger logger,
        SeatClaim? seat = null)
    {
        (this.definition, this.store, this.shown, this.rates) = (definition, store, shown, rates);
        (this.workers, this.options, this.time, this.logger) = (workers, options, time, logger);
        (this.chance, this.seat, stopping) = (chance, seat, stop.Token);
        if (seat is not null)
            seat.Yield = YieldAsync;
        writer = new StepWriter(workers, seams, clusterNode);
        affinity = new AffinityLane(seams.Affinity, clusterNode, options, time, logger, bell.Ring);
        lanesFree = new SemaphoreSlim(options.WritingNodes, options.WritingNodes);
        retries = new Retries(chance);
    }

    private const string NotLoaded = "The store has not been read yet.";

    /// <exception cref="PoliciesHaltedException">The store was never read: nobody knows what policies there are.</exception>
    public async ValueTask<PolicyBoard> ValueAsync(CancellationToken cancellationToken)
    {
        await tried.Task.WaitAsync(cancellationToken);
        return isShown ? board.Value : throw new PoliciesHaltedException(board.Value.Halted ?? NotLoaded);
    }

    /// <summary>From the first look at the store on. Until that is read, the boards say why not.</summary>
    public async IAsyncEnumerable<PolicyBoard> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await tried.Task.WaitAsync(cancellationToken);
        await foreach (var now in board.WatchAsync(cancellationToken))
            yield return now;
    }

    /// <summary>Plans whenever something changed, and at its times, until disposed.</summary>
    public async Task RunAsync()
    {
        var watching = Task.WhenAll(
            RingAtEachAsync(shown.WatchAsync(stopping)),
            RingAtEachAsync(rates.WatchAsync(stopping)),
            seat is null ? Task.CompletedTask : RingAtEachAsync(seat.WatchAsync(stopping)),
            Task.Run(() => affinity.RunAsync(() => state.IsAboutRules, stopping), CancellationToken.None));
        while (!stopping.IsCancellationRequested)
        {
            await TryTurnAsync();
            // So that changes that come together make one plan.
            await Task.Delay(options.PublishPause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await bell.WaitAsync(NextDue() - time.GetUtcNow(), time, stopping);
        }
        await watching;
    }

    /// <summary>Ends the planning; a write that has begun is let finish, and its end is stored.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
            return;
        await stop.CancelAsync();
        await gate.WaitAsync(CancellationToken.None);
        gate.Release();
        await Task.WhenAll(lanes);
        seat?.Leave();
        EndWaiting();
        tried.TrySetResult();
        board.End();
    }

    /// <summary>To be disposed after <see cref="RunAsync"/> has returned.</summary>
    public void Release()
    {
        bell.Dispose();
        affinity.Dispose();
        lanesFree.Dispose();
        stop.Dispose();
    }

    private async Task RingAtEachAsync<T>(IAsyncEnumerable<T> changes)
    {
        try
        {
            await foreach (var _ in changes)
                bell.Ring();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task TryTurnAsync()
    {
        try
        {
            await gate.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        try
        {
            await TurnAsync_NeedsLock();
        }
        catch (PoliciesHaltedException error)
        {
            TellHalted(error.Message);
        }
        catch (Exception error)
        {
            // A mistake of ours costs one turn and is told.
            LogUnexpected(logger, error, definition.Id);
        }
        finally
        {
            Publish_NeedsLock();
            gate.Release();
        }
    }

    /// <summary>Becomes the cluster's owner, once; or reads what another engine stored, while that one enforces.</summary>
    private async Task LoadAsync_NeedsLock()
    {
        if (isDeposed)
            throw new PoliciesHaltedException(halted!);
        if (isLoaded)
            return;
        if (store is null)
        {
            halted = "There is no store.";
            throw new PoliciesHaltedException(halted);
        }
        if (seat is not null && !seat.TryTake())
        {
            await FollowAsync_NeedsLock();
            return;
        }
        Forget_NeedsLock();
        state.Load(await AskStoreAsync(it => it.TakeOverAsync(definition.Id, CancellationToken.None)));
        await CommitAsync_NeedsLock(new ChangeSet(definition.Id, state.Epoch)
        {
            Audit =
            [
                Row(AuditRow.Engine, "cluster.taken-over") with
                {
                    Detail = seat is null ? $"epoch {state.Epoch}" : $"epoch {state.Epoch}, as {seat.Name}",
                },
            ],
        });
        if (seat is not null)
            ReadAnew_NeedsLock();
        (isLoaded, isRead, halted) = (true, true, null);
        affinity.Wake();
        LogTakenOver(logger, definition.Id, state.Epoch, state.Policies.Count, state.Rows.Length);
    }

    /// <summary>After the store did not answer, nothing is planned or written until it does.</summary>
    private async Task HearStoreAgainAsync_NeedsLock()
    {
        if (halted is null)
            return;
        if (!await AskStoreAsync(it => it.IsCurrentAsync(definition.Id, state.Epoch, CancellationToken.None)))
        {
            Depose_NeedsLock(null);
            throw new PoliciesHaltedException(halted!);
        }
        halted = null;
    }

    private async Task<T> AskStoreAsync<T>(Func<IStore, Task<T>> ask)
    {
        try
        {
            return await ask(store!);
        }
        catch (StoreUnavailableException error)
        {
            halted = $"The store does not answer: {error.Message}";
            throw new PoliciesHaltedException(halted, error);
        }
    }

    /// <summary>Stores changes and takes them.</summary>
    /// <exception cref="PoliciesHaltedException">Nothing was stored.</exception>
    private async Task CommitAsync_NeedsLock(ChangeSet changes)
    {
        if (isDeposed)
            throw new PoliciesHaltedException(halted!);
        if (changes.IsEmpty)
            return;
        try
        {
            await AskStoreAsync(async it =>
            {
                await it.CommitAsync(changes, CancellationToken.None);
                return true;
            });
        }
        catch (StaleEpochException error)
        {
            Depose_NeedsLock(error);
            throw new PoliciesHaltedException(halted!, error);
        }
        state.Take(changes);
        if (isLoaded)
            (halted, toldHalted) = (null, null);
        if (!changes.Policies.IsEmpty || !changes.Ledger.IsEmpty)
            seat?.TellStored();
    }

    private void Depose_NeedsLock(Exception? error)
    {
        (isDeposed, halted) = (true, "Another owner has taken this cluster over; nothing is written from here any more.");
        LogDeposed(logger, error, definition.Id, state.Epoch);
    }

    /// <summary>Once for each reason, not for each turn.</summary>
    private void TellHalted(string reason)
    {
        if (Interlocked.Exchange(ref toldHalted, reason) != reason)
            LogHalted(logger, definition.Id, reason);
    }

    private ChangeSet Changes() => new(definition.Id, state.Epoch);

    private AuditRow Row(string actor, string action, Guid? policy = null) =>
        new(time.GetUtcNow(), definition.Id, actor, action, policy);
}
