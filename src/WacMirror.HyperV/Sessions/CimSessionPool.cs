using System.Collections.Concurrent;
using System.Collections.Frozen;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Sessions;

/// <summary>
/// One session for each node, made when first asked for and kept, so that connections are reused. Node names compare
/// without case. Safe on any thread.
/// </summary>
public sealed class CimSessionPool(
    IEnumerable<NodeEndpoint> endpoints,
    Func<NodeEndpoint, ICimSession> connect,
    SessionLimits limits,
    TimeProvider time) : IDisposable
{
    private readonly FrozenDictionary<string, NodeEndpoint> endpoints =
        endpoints.ToFrozenDictionary(endpoint => endpoint.Node, StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, Lazy<ICimSession>> sessions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sessions over real connections, by the client that each endpoint names.</summary>
    public static CimSessionPool OverWsman(
        IEnumerable<NodeEndpoint> endpoints, TimeProvider time, SessionLimits? limits = null)
    {
        var bounds = limits ?? SessionLimits.Default;
        return new(endpoints, endpoint => CimSessions.Connect(endpoint, bounds), bounds, time);
    }

    /// <exception cref="NodeException">No endpoint is configured for the node, or it must not be used as it is.</exception>
    public ICimSession For(string node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (!endpoints.TryGetValue(node, out var endpoint))
            throw new NodeException(NodeFault.Unreachable, node, "Connect",
                "no address and account are configured for this node");
        return sessions.GetOrAdd(node, _ => new Lazy<ICimSession>(() =>
            new BoundedSession(endpoint.Node, connect(endpoint), limits, time))).Value;
    }

    public void Dispose()
    {
        foreach (var session in sessions.Values)
            if (session.IsValueCreated)
                session.Value.Dispose();
    }
}
