using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Eventing;

/// <summary>Watches a class the way WMI does without an event provider: it reads all instances every so often and
/// compares (win32 docs, WmiSdk "WITHIN clause"). What changes twice between two readings changes once.</summary>
internal sealed class InstancePoll : IDisposable
{
    private readonly Func<Dictionary<string, CimObject>> read;
    private readonly Action<CimObject> report;
    private readonly TimeProvider time;
    private readonly TimeSpan within;
    private readonly ITimer timer;
    private Dictionary<string, CimObject> seen;
    private volatile bool isDisposed;

    /// <param name="time">Whose seconds.</param>
    /// <param name="within">The time between two readings.</param>
    /// <param name="read">The instances now, by path; a <see cref="CimFault"/> skips the reading.</param>
    /// <param name="report">Takes each event; called from the timer.</param>
    public InstancePoll(
        TimeProvider time, TimeSpan within, Func<Dictionary<string, CimObject>> read, Action<CimObject> report)
    {
        (this.time, this.within, this.read, this.report) = (time, within, read, report);
        seen = read();
        // Armed anew after each reading, so that a slow one is never overtaken by the next.
        timer = time.CreateTimer(_ => Compare(), null, within, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        isDisposed = true;
        timer.Dispose();
    }

    private void Compare()
    {
        if (isDisposed)
            return;
        if (TryRead() is { } now)
        {
            Report(now);
            seen = now;
        }
        timer.Change(within, Timeout.InfiniteTimeSpan);
    }

    // A provider that is away for a moment reports nothing; what changed meanwhile shows at the next reading.
    private Dictionary<string, CimObject>? TryRead()
    {
        try
        {
            return read();
        }
        catch (CimFault)
        {
            return null;
        }
    }

    private void Report(Dictionary<string, CimObject> now)
    {
        var at = time.GetUtcNow();
        foreach (var (path, instance) in now)
            if (!seen.TryGetValue(path, out var before))
                report(InstanceEvents.Create(InstanceEvents.Created, instance, null, at));
            else if (!CimEquality.Same(instance, before))
                report(InstanceEvents.Create(InstanceEvents.Modified, instance, before, at));
        foreach (var (path, instance) in seen)
            if (!now.ContainsKey(path))
                report(InstanceEvents.Create(InstanceEvents.Deleted, instance, null, at));
    }
}
