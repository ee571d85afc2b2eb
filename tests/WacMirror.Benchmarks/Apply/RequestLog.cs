using System.Diagnostics.Tracing;

namespace WacMirror.Benchmarks.Apply;

/// <summary>Counts this process's HTTP requests by the runtime's own events.</summary>
internal sealed class RequestLog : EventListener
{
    private int requests;

    public int Requests => Volatile.Read(ref requests);

    public void Reset() => Volatile.Write(ref requests, 0);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName == "RequestStart")
            Interlocked.Increment(ref requests);
    }
}
