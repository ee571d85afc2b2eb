using System.Collections.Concurrent;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>A clock that stands still, on which a pause of a second or less is over at once and a longer one never.
/// Remembers the short ones.</summary>
internal sealed class BriefPauseTime : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> pauses = [];

    public IReadOnlyCollection<TimeSpan> Pauses => pauses;

    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.FromSeconds(1))
        {
            pauses.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }
        return new Spent();
    }

    private sealed class Spent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
