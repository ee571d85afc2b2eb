using System.Runtime.CompilerServices;

namespace WacMirror.Gateway.Engine;

/// <summary>A value that many watch: each watcher gets the current one, then the newest whenever it is ready for
/// it, so a slow watcher holds up nobody and costs no memory. Safe on any thread.</summary>
internal sealed class Broadcast<T>(T initial)
    where T : class
{
    private volatile Entry current = new(initial);
    private volatile bool isOver;

    public T Value => current.Value;

    public void Publish(T value)
    {
        var next = new Entry(value);
        Interlocked.Exchange(ref current, next).Replaced.TrySetResult();
    }

    /// <summary>Ends every watch, present and later ones, after the current value.</summary>
    public void End()
    {
        isOver = true;
        current.Replaced.TrySetResult();
    }

    public async IAsyncEnumerable<T> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var seen = current;
            yield return seen.Value;
            if (isOver && seen == current)
                yield break;
            await seen.Replaced.Task.WaitAsync(cancellationToken);
            if (isOver && seen == current)
                yield break;
        }
    }

    private sealed class Entry(T value)
    {
        public T Value { get; } = value;

        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
