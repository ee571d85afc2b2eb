namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Runs the part of a request that asks the classes, for no longer than the request allows. Classes are
/// synchronous and may block; what outlives its bound is left to end by itself, as on a real node.</summary>
internal sealed class OperationBound(TimeProvider time, TimeSpan limit, CancellationToken aborted)
{
    /// <summary>Lets that much time pass.</summary>
    /// <exception cref="CimFault">The time is over before.</exception>
    public async Task SpendAsync(TimeSpan cost)
    {
        if (cost == TimeSpan.Zero)
            return;
        await Task.Delay(cost < limit ? cost : limit, time, aborted).ConfigureAwait(false);
        if (cost >= limit)
            throw TimedOut();
    }

    /// <exception cref="CimFault">The time is over.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, T> work)
    {
        using var expired = new CancellationTokenSource(limit, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(expired.Token, aborted);
        var token = ended.Token;
        try
        {
            return await Task.Run(() => work(token), CancellationToken.None).WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (expired.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw TimedOut();
        }
    }

    private CimFault TimedOut() => new(
        CimFaultKind.TimedOut, $"The operation did not end within {limit}, its OperationTimeout.");
}
