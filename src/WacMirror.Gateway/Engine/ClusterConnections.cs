using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.HyperV.Cluster;
using WacMirror.HyperV.Counters;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Engine;

/// <summary>Makes engines and the sessions they work through, and ends both. Safe on any thread.</summary>
public sealed class ClusterConnections(
    ClusterRoster roster,
    TimeProvider time,
    ILogger<ClusterEngine> logger,
    EngineOptions options,
    IStore? store = null,
    Attendee? attendee = null) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, CimSessionPool> pools = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Starts to look after a cluster. Returns at once, whether its nodes answer or not.</summary>
    /// <param name="definition">The cluster.</param>
    /// <param name="endpoints">Its configured nodes.</param>
    /// <param name="limits">What each node is asked to bear.</param>
    /// <param name="unlisted">How to reach nodes that are not configured; null where all are.</param>
    /// <returns>Its engine, which stays the roster's.</returns>
    /// <exception cref="InvalidOperationException">A cluster of that id is there already.</exception>
    public IClusterEngine Connect(
        ClusterDefinition definition,
        IEnumerable<NodeEndpoint> endpoints,
        SessionLimits? limits = null,
        Func<string, NodeEndpoint>? unlisted = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var sessions = CimSessionPool.ByTransport(endpoints, time, limits, unlisted);
        var engine = new ClusterEngine(
            definition,
            new NodeSeams(
                new NodeReader(sessions, time),
                new RoleWriter(sessions, time),
                new ClusterReader(sessions, time),
                new CounterReader(sessions))
            {
                Changes = new ChangeWatcher(sessions, time, new Random()),
                Addresses = new AddressReader(sessions),
                Trunks = new TrunkWriter(sessions, time),
                Capture = new CaptureExtensionWriter(sessions, time),
                Affinity = new AffinityRules(sessions, time),
            },
            store,
            options,
            time,
            logger,
            attendee);
        try
        {
            roster.Add(engine);
        }
        catch (InvalidOperationException)
        {
            sessions.Dispose();
            throw;
        }
        pools[definition.Id] = sessions;
        engine.Start();
        return engine;
    }

    /// <summary>Ends the engine of a cluster, then its connections; nothing when there is none.</summary>
    public async Task DisconnectAsync(string id)
    {
        if (!pools.TryRemove(id, out var sessions))
            return;
        using (sessions)
            await roster.RemoveAsync(id);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(pools.Keys.Select(DisconnectAsync));
}
