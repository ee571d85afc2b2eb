using System.Collections.Immutable;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>
/// From where a cluster's policies are enforced, when several engines of this process look after it, each with another
/// person's account: one of them at a time writes and owns what is stored, the others read and show. Whoever changes
/// something takes the seat, so that it is done with the account of whoever asked; a vacant one goes to whoever may
/// enforce and came first. Safe on any thread.
/// </summary>
internal sealed class EnforcingSeat
{
    private readonly object gate = new();
    private readonly SemaphoreSlim moving = new(1, 1);
    private readonly Broadcast<SeatState> shown = new(SeatState.Vacant);

    /// <summary>By arrival.</summary>
    private ImmutableList<SeatClaim> present = [];

    private SeatClaim? holder;

    /// <summary>Whether the one before still ends its writes.</summary>
    private bool isMoving;

    public SeatState State => shown.Value;

    public IAsyncEnumerable<SeatState> WatchAsync(CancellationToken cancellationToken) => shown.WatchAsync(cancellationToken);

    public void Join(SeatClaim claim)
    {
        lock (gate)
            present = present.Add(claim);
    }

    public bool IsHeldBy(SeatClaim claim)
    {
        lock (gate)
            return holder == claim && !isMoving;
    }

    /// <summary>Takes the seat if it is vacant and nobody came before who may enforce.</summary>
    /// <returns>Whether it is held now.</returns>
    public bool TryTake(SeatClaim claim)
    {
        lock (gate)
        {
            if (holder is null && present.Find(one => one.MayEnforce) == claim)
            {
                holder = claim;
                Show_NeedsLock();
            }
            return holder == claim && !isMoving;
        }
    }

    /// <summary>Takes the seat, from whoever holds it, once its writes have ended. Nothing for a claim that was given
    /// up.</summary>
    public async Task TakeAsync(SeatClaim claim, CancellationToken cancellationToken)
    {
        if (IsHeldBy(claim))
            return;
        await moving.WaitAsync(cancellationToken);
        try
        {
            SeatClaim? before;
            lock (gate)
            {
                if (holder == claim || !present.Contains(claim))
                    return;
                (before, holder, isMoving) = (holder, claim, true);
            }
            // Not to be cancelled: half a move would leave two that write.
            if (before is not null)
                await before.Yield();
        }
        finally
        {
            lock (gate)
            {
                isMoving = false;
                Show_NeedsLock();
            }
            moving.Release();
        }
    }

    public void TellStored()
    {
        lock (gate)
            Show_NeedsLock();
    }

    public void Leave(SeatClaim claim)
    {
        lock (gate)
        {
            present = present.Remove(claim);
            if (holder == claim)
                holder = null;
            Show_NeedsLock();
        }
    }

    private void Show_NeedsLock() => shown.Publish(new SeatState(holder?.Name, shown.Value.Turn + 1));
}
