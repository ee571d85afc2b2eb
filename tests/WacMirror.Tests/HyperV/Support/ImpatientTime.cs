namespace WacMirror.Tests.HyperV.Support;

/// <summary>A clock on which every pause is over at once and counts as passed. Remembers the pauses.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<TimeSpan> pauses = [];
    private TimeSpan elapsed;

    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (gate)
                return [.. pauses];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (gate)
            return elapsed.Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            elapsed += dueTime;
            pauses.Add(dueTime);
        }
        ThreadPool.QueueUserWorkItem(_ => callback(state));
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
