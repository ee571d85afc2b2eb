using Microsoft.AspNetCore.Connections;

namespace WacMirror.Lab.Wsman.Http;

/// <summary>Lets a node's connections through, or resets them all as a crashed machine's network does. Any
/// thread.</summary>
internal sealed class ConnectionGate
{
    private readonly HashSet<ConnectionContext> open = [];
    private readonly Lock gate = new();
    private bool isOpen = true;

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

    public void Set(bool reachable)
    {
        ConnectionContext[] cut;
        lock (gate)
        {
            isOpen = reachable;
            cut = reachable ? [] : [.. open];
        }
        foreach (var connection in cut)
            Reset(connection);
    }

    private bool TryEnter(ConnectionContext connection)
    {
        lock (gate)
            return isOpen && open.Add(connection);
    }

    private static void Reset(ConnectionContext connection) =>
        connection.Abort(new ConnectionAbortedException("The node is not reachable."));
}
