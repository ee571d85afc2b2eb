using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace WacMirror.Benchmarks.Move;

/// <summary>This process's HTTP requests by the runtime's own events, each with what it is for: the events come on the
/// flow that sends, so what was said there (<see cref="ForAsync{T}"/>) is known here. Safe on any thread.</summary>
internal sealed class RequestSpans : EventListener
{
    private static readonly AsyncLocal<Purpose> Why = new();
    private static readonly AsyncLocal<string> Which = new();
    private static readonly AsyncLocal<RequestSpan?> Sent = new();
    private readonly ConcurrentQueue<RequestSpan> spans = new();

    /// <summary>Runs with every request that it sends being for that purpose.</summary>
    public static async Task<T> ForAsync<T>(Purpose purpose, Func<Task<T>> run)
    {
        Why.Value = purpose;
        return await run();
    }

    /// <summary>Says what the requests are about that follow on this flow.</summary>
    public static void About(string what) => Which.Value = what;

    /// <summary>Those since the last time.</summary>
    public List<RequestSpan> Take()
    {
        var taken = new List<RequestSpan>();
        while (spans.TryDequeue(out var span))
            taken.Add(span);
        return taken;
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
            EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        switch (eventData.EventName)
        {
            case "RequestStart" when Why.Value != Purpose.Background:
                // The scheme, the host, the port and so on.
                var span = new RequestSpan(
                    (int)eventData.Payload![2]!, Why.Value, Stopwatch.GetTimestamp(), Which.Value ?? string.Empty);
                Sent.Value = span;
                spans.Enqueue(span);
                break;
            case "RequestStop" when Sent.Value is { } sent:
                sent.Ended = Stopwatch.GetTimestamp();
                break;
            default:
                break;
        }
    }
}
