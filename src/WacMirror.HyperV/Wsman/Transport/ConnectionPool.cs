namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>
/// The authenticated connections to one node under one identity: made when needed, at most so many in use, kept for
/// the next message, and closed when nobody wanted them for a while. Safe on any thread.
/// </summary>
internal sealed class ConnectionPool : IDisposable
{
    private readonly SemaphoreSlim slots;
    private readonly TimeProvider time;
    private readonly TimeSpan idleLifetime;
    private readonly ITimer sweep;
    private readonly object gate = new();

    // The one used last is used next, so that those beyond the need grow old.
    private readonly Stack<(AuthenticatedConnection Connection, long Since)> idle = new();
    private bool isDisposed;

    public ConnectionPool(int bound, TimeSpan idleLifetime, TimeProvider time)
    {
        slots = new SemaphoreSlim(bound, bound);
        this.idleLifetime = idleLifetime;
        this.time = time;
        sweep = time.CreateTimer(_ => Sweep(), null, idleLifetime, idleLifetime);
    }

    /// <summary>Waits for its turn. The connection is null where a new one has to be made.</summary>
    public async Task<ConnectionLease> RentAsync(bool mustBeNew, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        if (mustBeNew)
            return new ConnectionLease(this, null);
        lock (gate)
            return new ConnectionLease(this, idle.TryPop(out var kept) ? kept.Connection : null);
    }

    /// <summary>Ends a turn; the connection is kept, or closed where it cannot be used again.</summary>
    internal void Return(AuthenticatedConnection? connection, bool isUsable)
    {
        lock (gate)
        {
            if (connection is not null && isUsable && !isDisposed)
            {
                idle.Push((connection, time.GetTimestamp()));
                connection = null;
            }
        }
        connection?.Dispose();
        slots.Release();
    }

    /// <summary>Closes what is idle: when one turned out to be dead, the others are likely to be.</summary>
    public void CloseIdle() => CloseIdle(TimeSpan.Zero);

    public void Dispose()
    {
        lock (gate)
            isDisposed = true;
        sweep.Dispose();
        CloseIdle();
    }

    private void Sweep() => CloseIdle(idleLifetime);

    private void CloseIdle(TimeSpan longerThan)
    {
        List<AuthenticatedConnection> closed = [];
        lock (gate)
        {
            var kept = idle.Reverse().Where(entry => time.GetElapsedTime(entry.Since) < longerThan).ToList();
            closed.AddRange(idle.Select(entry => entry.Connection).Except(kept.Select(entry => entry.Connection)));
            idle.Clear();
            foreach (var entry in kept)
                idle.Push(entry);
        }
        foreach (var connection in closed)
            connection.Dispose();
    }
}
