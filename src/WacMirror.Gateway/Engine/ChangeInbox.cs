using System.Collections.Immutable;

namespace WacMirror.Gateway.Engine;

/// <summary>What events told since the cluster was last asked: names of groups, and that it is worth asking. However many
/// come, they wait as one. Safe on any thread; one reader.</summary>
internal sealed class ChangeInbox : IDisposable
{
    private readonly object gate = new();
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly HashSet<string> groups = new(StringComparer.OrdinalIgnoreCase);
    private volatile bool isWatched;

    /// <summary>Whether events would tell of a change now.</summary>
    public bool IsWatched
    {
        get => isWatched;
        set => isWatched = value;
    }

    public void Add(string group)
    {
        lock (gate)
            groups.Add(group);
        Wake();
    }

    public void Wake()
    {
        lock (gate)
            if (wake.CurrentCount == 0)
                wake.Release();
    }

    public ImmutableArray<string> TakeGroups()
    {
        lock (gate)
        {
            ImmutableArray<string> taken = [.. groups];
            groups.Clear();
            return taken;
        }
    }

    /// <summary>Returns after the pause, or a little after the first event, so that those which come with it are in
    /// too; or when cancelled.</summary>
    public async Task WaitAsync(
        TimeSpan pause, TimeSpan afterEvent, TimeProvider time, CancellationToken cancellationToken)
    {
        using var due = new CancellationTokenSource(pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken);
        var woken = wake.WaitAsync(either.Token);
        await woken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (woken.IsCompletedSuccessfully)
            await Task.Delay(afterEvent, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => wake.Dispose();
}
