using System.Collections.Concurrent;
using System.Collections.Frozen;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Sessions;

/// <summary>
/// One session for each node and identity, made when first asked for and kept, so that connections are reused and never
/// shared by two identities; the bound on operations is each node's own. Node names compare without case. Safe on any thread.
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
    /// <summary>A session under an identity that was handed in ends this long after it was last asked for. Shorter, and
    /// a person who pauses pays for a handshake again; longer, and connections of people who have left stay
    /// open.</summary>
    private static readonly TimeSpan GuestLifetime = TimeSpan.FromMinutes(5);

    private readonly FrozenDictionary<string, NodeEndpoint> endpoints =
        endpoints.ToFrozenDictionary(endpoint => endpoint.Node, StringComparer.OrdinalIgnoreCase);

    private readonly object gate = new();
    private readonly Dictionary<string, ICimSession> sessions = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, NodePlaces> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly GuestSessions guests = new(GuestLifetime, time);

    /// <summary>Sessions over real connections, by the client that each endpoint names.</summary>
    public static CimSessionPool ByTransport(
        IEnumerable<NodeEndpoint> endpoints,
        TimeProvider time,
        SessionLimits? limits = null,
        Func<string, NodeEndpoint>? unlisted = null)
    {
        var bounds = limits ?? SessionLimits.Default;
        return new(endpoints, endpoint => CimSessions.Connect(endpoint, bounds, time), bounds, time, unlisted);
    }

    /// <summary>The session under the identity that is configured for the node.</summary>
    /// <exception cref="NodeException">No endpoint is configured for the node, or it must not be used as it is.</exception>
    public ICimSession For(string node)
    {
        lock (gate)
        {
            // What cannot be connected today, for want of a file, may be connected tomorrow: a failure is not kept.
            if (!sessions.TryGetValue(node, out var session))
                sessions.Add(node, session = Connect(EndpointOf(node)));
            return session;
        }
    }

    /// <summary>A session under an identity that was handed in, as a caller's. It is not to be kept: ask for it again
    /// for each piece of work, for it ends when it was not asked for in five minutes and nothing runs on it.</summary>
    /// <exception cref="NodeException">As with <see cref="For(string)"/>.</exception>
    public ICimSession For(string node, NodeCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var endpoint = EndpointOf(node);
        return credential == endpoint.Credential
            ? For(node)
            : guests.For(endpoint with { Credential = credential }, Connect);
    }

    public void Dispose()
    {
        guests.Dispose();
        lock (gate)
            foreach (var session in sessions.Values)
                session.Dispose();
    }

    private NodeEndpoint EndpointOf(string node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return endpoints.GetValueOrDefault(node) ?? unlisted?.Invoke(node)
            ?? throw new NodeException(NodeFault.Unreachable, node, "Connect",
                "no address and account are configured for this node");
    }

    /// <summary>The bound is the node's: its sessions, whoever they stand for, share it.</summary>
    private BoundedSession Connect(NodeEndpoint endpoint) => new(
        endpoint.Node, connect(endpoint), limits, time, places.GetOrAdd(endpoint.Node, _ => new NodePlaces(limits)));
}
