using Microsoft.AspNetCore.Connections;

namespace WacMirror.Lab.Wsman.Http;

/// <summary>Lets a node's connections through, or resets them all as a crashed machine's network does. Any
/// thread.</summary>
internal sealed class ConnectionGate
{
    private readonly HashSet<ConnectionContext> open = [];
    private readonly Lock gate = new();
    private bool isDown;
    private bool isRefusing;

    /// <summary>Serves a connection, or resets it at once.</summary>
    public async Task RunAsync(ConnectionContext connection, Func<Task> serve)
    {
        if (!TryEnter(connection))
        {
            Reset(connection);
            return;
        }
        try
        {
            await serve().ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
                open.Remove(connection);
        }
    }

    /// <summary>Whether the node is up at all.</summary>
    public void Set(bool reachable)
    {
        lock (gate)
            isDown = !reachable;
        CutIfClosed();
    }

    /// <summary>Whether a node that is up lets nobody in.</summary>
    public void SetRefusing(bool refusing)
    {
        lock (gate)
            isRefusing = refusing;
        CutIfClosed();
    }

    private void CutIfClosed()
    {
        ConnectionContext[] cut;
        lock (gate)
            cut = isDown || isRefusing ? [.. open] : [];
        foreach (var connection in cut)
            Reset(connection);
    }

    private bool TryEnter(ConnectionContext connection)
    {
        lock (gate)
            return !isDown && !isRefusing && open.Add(connection);
    }

    private static void Reset(ConnectionContext connection) =>
        connection.Abort(new ConnectionAbortedException("The node is not reachable."));
}
