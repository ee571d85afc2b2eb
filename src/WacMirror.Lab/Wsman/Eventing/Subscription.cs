using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Eventing;

/// <summary>A subscription in pull mode: events wait in it until they are pulled. Any thread; what mutates does so
/// under <see cref="Gate"/>.</summary>
/// <param name="Namespace">Of the events.</param>
/// <param name="Form">How the request spelled classes.</param>
/// <param name="Columns">The query's columns; empty for whole events.</param>
internal sealed record Subscription(string Namespace, UriForm Form, ImmutableArray<string> Columns) : IDisposable
{
    /// <summary>Fewer would drop events of a node that is being drained; more only lets an abandoned subscription
    /// hold memory.</summary>
    public const int MaxWaiting = 1_000;

    private readonly List<IDisposable> sources = [];
    private TaskCompletionSource changed = New();

    /// <summary>Names it to Renew and Unsubscribe.</summary>
    public string Id { get; } = $"uuid:{Guid.NewGuid()}";

    /// <summary>What clients pull with.</summary>
    public string Context { get; } = $"uuid:{Guid.NewGuid()}";

    public Lock Gate { get; } = new();

    /// <summary>Oldest first.</summary>
    public Queue<CimObject> Waiting { get; } = [];

    /// <summary>How many events were dropped since the last Pull that said so.</summary>
    public int Dropped { get; set; }

    /// <summary>Whether a heartbeat is due.</summary>
    public bool IsBeating { get; set; }

    /// <summary>Whether a Pull is under way; there is one at a time.</summary>
    public bool IsPulled { get; set; }

    public bool HasEnded { get; private set; }

    /// <summary>Ends when something happened since it was asked for. The gate is held.</summary>
    public Task Changed_NeedsLock => changed.Task;

    /// <summary>Keeps an event for the next Pull. When too many wait the oldest goes, and is counted.</summary>
    public void Offer(CimObject indication)
    {
        lock (Gate)
        {
            if (HasEnded)
                return;
            if (Waiting.Count == MaxWaiting)
            {
                Waiting.Dequeue();
                Dropped++;
            }
            Waiting.Enqueue(indication);
            Signal_NeedsLock();
        }
    }

    /// <summary>Lets a waiting Pull answer without an event.</summary>
    public void Beat()
    {
        lock (Gate)
        {
            IsBeating = true;
            Signal_NeedsLock();
        }
    }

    /// <summary>Ties something to the subscription's life; ends it at once when that is over.</summary>
    public void Own(IDisposable source)
    {
        lock (Gate)
        {
            if (!HasEnded)
            {
                sources.Add(source);
                return;
            }
        }
        source.Dispose();
    }

    /// <summary>Ends it; a waiting Pull fails.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            HasEnded = true;
            Waiting.Clear();
            Signal_NeedsLock();
        }
        foreach (var source in sources)
            source.Dispose();
    }

    private void Signal_NeedsLock()
    {
        changed.TrySetResult();
        changed = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
