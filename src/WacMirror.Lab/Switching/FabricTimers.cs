namespace WacMirror.Lab.Switching;

/// <summary>Actions that wait for their time, run in order of due time, then of scheduling. Fabric's thread only,
/// but for <paramref name="wake"/>, which the clock calls from its own.</summary>
internal sealed class FabricTimers(TimeProvider time, Action wake) : IDisposable
{
    private readonly PriorityQueue<Entry, (long Due, long Order)> waiting = new();
    private ITimer? alarm;
    private long alarmAt = long.MaxValue;
    private long order;

    public bool IsEmpty => waiting.Count == 0;

    public IDisposable Add(TimeSpan dueIn, Action action)
    {
        var ticks = Math.Max(0, dueIn.TotalSeconds) * time.TimestampFrequency;
        var due = time.GetTimestamp() + (long)Math.Ceiling(ticks);
        var entry = new Entry(action);
        waiting.Enqueue(entry, (due, order++));
        return entry;
    }

    /// <summary>Takes the next action whose time has come at a timestamp of the clock.</summary>
    public bool TryTakeDue(long now, out Action? action)
    {
        while (waiting.TryPeek(out var entry, out var priority))
        {
            if (entry.Action is not null && priority.Due > now)
                break;
            waiting.Dequeue();
            if (entry.Action is null)
                continue;
            action = entry.Action;
            entry.Dispose();
            return true;
        }

        action = null;
        return false;
    }

    /// <summary>Asks the clock to wake the fabric for the earliest action; called before the thread sleeps.</summary>
    public void SetAlarm()
    {
        if (!waiting.TryPeek(out _, out var earliest) || earliest.Due == alarmAt)
            return;
        alarmAt = earliest.Due;
        // A clock's timers are no finer than a millisecond: rounding up avoids waking just before the time.
        var delay = time.GetElapsedTime(time.GetTimestamp(), alarmAt).TotalMilliseconds;
        var wait = TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(delay)));
        alarm ??= time.CreateTimer(_ => wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        alarm.Change(wait, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Forgets when the clock was asked to wake, because it just did.</summary>
    public void ClearAlarm() => alarmAt = long.MaxValue;

    public void Dispose() => alarm?.Dispose();

    private sealed class Entry(Action action) : IDisposable
    {
        public Action? Action { get; private set; } = action;

        public void Dispose() => Action = null;
    }
}
