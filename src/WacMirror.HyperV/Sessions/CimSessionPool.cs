using System.Collections.Concurrent;
using System.Collections.Frozen;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Wsman;

namespace WacMirror.HyperV.Sessions;

/// <summary>
/// One session for each node, made when first asked for and kept, so that connections are reused. Node names compare
/// without case. Safe on any thread.
/// </summary>
/// <param name="endpoints">The nodes that are configured.</param>
/// <param name="connect">Makes a session.</param>
/// <param name="limits">What each node is asked to bear.</param>
/// <param name="time">For deadlines.</param>
/// <param name="unlisted">How a node is reached that is not configured but was found in the cluster; null where every
/// node has to be configured.</param>
public sealed class CimSessionPool(
    IEnumerable<NodeEndpoint> endpoints,
    Func<NodeEndpoint, ICimSession> connect,
    SessionLimits limits,
    TimeProvider time,
    Func<string, NodeEndpoint>? unlisted = null) : IDisposable
{
    private readonly FrozenDictionary<string, NodeEndpoint> endpoints =
        endpoints.ToFrozenDictionary(endpoint => endpoint.Node, StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, Lazy<ICimSession>> sessions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sessions over the managed WS-Man client, on any operating system.</summary>
    public static CimSessionPool OverWsman(
        IEnumerable<NodeEndpoint> endpoints,
        TimeProvider time,
        SessionLimits? limits = null,
        Func<string, NodeEndpoint>? unlisted = null)
    {
        var bounds = limits ?? SessionLimits.Default;
        return new(endpoints, endpoint => WsmanSession.Connect(endpoint, bounds), bounds, time, unlisted);
    }

    /// <exception cref="NodeException">No endpoint is configured for the node, or it must not be used as it is.</exception>
    public ICimSession For(string node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var endpoint = endpoints.GetValueOrDefault(node) ?? unlisted?.Invoke(node)
            ?? throw new NodeException(NodeFault.Unreachable, node, "Connect",
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
