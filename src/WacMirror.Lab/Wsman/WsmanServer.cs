namespace WacMirror.Lab.Wsman;

/// <summary>Serves WS-Management for a set of machines on loopback, each on a port of its own.</summary>
public sealed class WsmanServer : IAsyncDisposable
{
    private WsmanServer()
    {
    }

    public static Task<WsmanServer> StartAsync(
        IReadOnlyList<WsmanNode> nodes, WsmanServerOptions options, CancellationToken ct) =>
        throw new NotSupportedException();

    /// <summary>Where a node answers: <c>http://127.0.0.1:PORT/wsman</c>.</summary>
    /// <exception cref="KeyNotFoundException">No node has this name.</exception>
    public Uri EndpointOf(string node) => throw new KeyNotFoundException(node);

    /// <summary>A node that is not reachable resets every connection, also those already open, and forgets its
    /// enumerations, as a crashed machine does. Reachable again, it has the same port. Any thread.</summary>
    /// <exception cref="KeyNotFoundException">No node has this name.</exception>
    public void SetReachable(string node, bool reachable) => throw new KeyNotFoundException(node);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
