using System.Collections.Immutable;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Where several engines look after the cluster, each with another person's account: only who has the seat is its
/// owner. To have it again is like a restart: nothing is assumed.</summary>
internal sealed partial class PolicyDesk
{
    /// <summary>The seat's turn when the store was read last; what was stored since has not been.</summary>
    private long? followed;

    /// <summary>Whether the seat is another's already and the last writes from here come to their end.</summary>
    private bool isYielding;

    /// <summary>To be called before <see cref="RunAsync"/>.</summary>
    public void Join() => seat?.Join();

    /// <summary>Reads what the owner stored. What follows from it is shown and not done.</summary>
    private async Task FollowAsync_NeedsLock()
    {
        var turn = seat!.State.Turn;
        if (followed != turn || halted is not null)
            state.Load(await AskStoreAsync(it => it.RecordAsync(definition.Id, CancellationToken.None)));
        (followed, isRead, halted, toldHalted) = (turn, true, null, null);
    }

    /// <summary>Waits for the lock, with the seat where there is one.</summary>
    /// <exception cref="PoliciesHaltedException">The cluster is no longer looked after from here.</exception>
    private async Task EnterAsOwnerAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (seat is not null)
                await seat.TakeAsync(cancellationToken);
            await EnterAsync(cancellationToken);
            // It may have been taken again meanwhile; under the lock it cannot be.
            if (seat is null || (seat.IsHeld && !isYielding))
                return;
            gate.Release();
        }
    }

    /// <summary>Lets the writes that have begun come to their end, and is the owner no more.</summary>
    private async Task YieldAsync()
    {
        await gate.WaitAsync(CancellationToken.None);
        isYielding = true;
        ImmutableArray<Task> writing = [.. lanes];
        gate.Release();
        await Task.WhenAll(writing);
        await gate.WaitAsync(CancellationToken.None);
        EndWaiting();
        waiting.Clear();
        Forget_NeedsLock();
        (isLoaded, isYielding, followed) = (false, false, null);
        gate.Release();
        bell.Ring();
    }

    /// <summary>What was read before may be older than the last writes of the engine that had the seat: it would pass for
    /// a stranger's change.</summary>
    private void ReadAnew_NeedsLock()
    {
        var now = time.GetUtcNow();
        foreach (var row in state.Rows)
            unshown[row.Setting] = (row.Node, now);
        foreach (var worker in workers.All)
            worker.Wake();
    }

    /// <summary>Begins anew.</summary>
    private void Forget_NeedsLock()
    {
        (state, retries) = (new DeskState(), new Retries(chance));
        (basis, judgedFrom, unstored) = (null, null, []);
        unshown.Clear();
        drifts.Clear();
        silent.Clear();
    }
}
