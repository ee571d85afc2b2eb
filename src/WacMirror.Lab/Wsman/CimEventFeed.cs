using WacMirror.Cim;

namespace WacMirror.Lab.Wsman;

/// <summary>The events that one node's providers report by themselves. Any thread; listeners run on the thread that
/// raises and return at once.</summary>
public sealed class CimEventFeed
{
    private readonly Lock gate = new();
    private volatile Action<string, CimObject>? listeners;

    /// <summary>Whether anybody listens; an event that nobody wants need not be made.</summary>
    public bool HasListeners => listeners is not null;

    /// <summary>Tells all who listen.</summary>
    /// <param name="ns">The namespace of the event's class.</param>
    /// <param name="indication">The event, with every property of its class.</param>
    public void Raise(string ns, CimObject indication) => listeners?.Invoke(ns, indication);

    internal void Add(Action<string, CimObject> listener) => Change(current => current + listener);

    internal void Remove(Action<string, CimObject> listener) => Change(current => current - listener);

    private void Change(Func<Action<string, CimObject>?, Action<string, CimObject>?> change)
    {
        lock (gate)
            listeners = change(listeners);
    }
}
