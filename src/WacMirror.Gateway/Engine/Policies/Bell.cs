namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Wakes one waiter. However often it is rung before that, it wakes once. Any thread may ring.</summary>
internal sealed class Bell : IDisposable
{
    private readonly object gate = new();
    private readonly SemaphoreSlim rung = new(0, 1);
    private bool isOver;

    public void Ring()
    {
        lock (gate)
            if (!isOver && rung.CurrentCount == 0)
                rung.Release();
    }

    /// <summary>Returns when rung, when so much time has passed, or when cancelled.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var due = new CancellationTokenSource(longest > TimeSpan.Zero ? longest : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken);
        await rung.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        lock (gate)
            isOver = true;
        rung.Dispose();
    }
}
