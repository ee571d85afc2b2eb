using System.Collections.Immutable;

namespace WacMirror.Gateway.Engine;

/// <summary>What events told since the cluster was last asked: names of groups, and that all of it is worth asking. However
/// many come, they wait as one. Safe on any thread; one reader.</summary>
internal sealed class ChangeInbox : IDisposable
{
    private readonly object gate = new();
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly HashSet<string> groups = new(StringComparer.OrdinalIgnoreCase);
    private volatile bool isWatched;
    private bool all;

    /// <summary>Whether events would tell of a change now.</summary>
    public bool IsWatched
    {
        get => isWatched;
        set => isWatched = value;
    }

    public void Add(string group)
    {
        lock (gate)
        {
            groups.Add(group);
            Wake_NeedsLock();
        }
    }

    /// <summary>Has everything asked.</summary>
    public void Wake()
    {
        lock (gate)
        {
            all = true;
            Wake_NeedsLock();
        }
    }

    /// <returns>The groups that were named, and whether they are all there is to ask for.</returns>
    public (ImmutableArray<string> Groups, bool IsOnlyThem) Take()
    {
        lock (gate)
        {
            ImmutableArray<string> taken = [.. groups];
            var isOnlyThem = !all && taken.Length > 0;
            groups.Clear();
            all = false;
            return (taken, isOnlyThem);
        }
    }

    /// <summary>Returns after the pause; or at an event, when the last question is long enough ago that those which came
    /// with it need not wait for each other; or when cancelled.</summary>
    /// <param name="pause">The longest wait.</param>
    /// <param name="rest">How much longer an event must wait then.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task WaitAsync(
        TimeSpan pause, Func<TimeSpan> rest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var due = new CancellationTokenSource(pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken);
        var woken = wake.WaitAsync(either.Token);
        await woken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (woken.IsCompletedSuccessfully && rest() is var more && more > TimeSpan.Zero)
            await Task.Delay(more, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => wake.Dispose();

    private void Wake_NeedsLock()
    {
        if (wake.CurrentCount == 0)
            wake.Release();
    }
}
