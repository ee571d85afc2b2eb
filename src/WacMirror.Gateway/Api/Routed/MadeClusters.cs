using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Configuration.Validating;
using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Api.Routed;

/// <summary>The clusters that were made of nodes. Each is looked at once after it was made, and goes if another holds its
/// nodes: opened by the cluster's name, say, and before by a node's. Safe on any thread.</summary>
internal sealed partial class MadeClusters(
    ClusterRoster roster,
    ClusterConnections connections,
    INodeCredentials credentials,
    TimeProvider time,
    ILogger<MadeClusters> logger) : IAsyncDisposable
{
    /// <summary>Fewer would refuse a gateway of many servers; more lets mistyped names fill the process.</summary>
    public const int Most = 64;

    /// <summary>How long callers wait for a new node to say which failover cluster it is in. Shorter looks after
    /// the same cluster twice when two of its nodes are opened at once; longer shows a dead node's error later.</summary>
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(5);

    private readonly object gate = new();
    private readonly CancellationTokenSource stop = new();

    /// <summary>What stayed, by what people call the node. An engine, not an id: a cluster that was removed and configured
    /// anew may have other nodes.</summary>
    private readonly Dictionary<string, IClusterEngine> aliases = new(StringComparer.OrdinalIgnoreCase);

    private ImmutableList<MadeCluster> ours = [];

    /// <summary>Those of ours whose nodes are known, in the order in which they became so: each yields to those before it
    /// only, or two that were opened at once would both go.</summary>
    private ImmutableList<IClusterEngine> answered = [];

    /// <summary>What has left the list and has not ended.</summary>
    private Task ending = Task.CompletedTask;

    /// <summary>All engines, and which of them were made here.</summary>
    public (IReadOnlyList<IClusterEngine> Engines, ImmutableList<MadeCluster> Ours) Now()
    {
        lock (gate)
            return (roster.All, ours);
    }

    /// <summary>The first look at the cluster of a node; null where there is no such cluster and none may be made.</summary>
    /// <param name="node">What the person calls the node.</param>
    /// <param name="holder">The one of ours that shows such a node; null for none.</param>
    /// <param name="mayMake">Whether one is made.</param>
    /// <exception cref="ApiException">None can be made.</exception>
    public Task<string>? Find(string node, IClusterEngine? holder, bool mayMake)
    {
        lock (gate)
        {
            if (ours.Find(known => known.Engine == holder) is { } shown)
                return shown.Look;
            if (aliases.GetValueOrDefault(node) is { } stayed && IsThere(stayed))
                return LookOf(stayed);
            // Whoever looked for a holder before it was made comes here with none.
            return ours.Find(known => NodeNames.AreSame(known.Node, node))?.Look ?? (mayMake ? Make(node) : null);
        }
    }

    /// <summary>Ends one of ours; nothing when it has gone.</summary>
    public Task EndAsync(IClusterEngine engine)
    {
        lock (gate)
        {
            if (ours.Find(known => known.Engine == engine) is not { } gone)
                return Task.CompletedTask;
            ours = ours.Remove(gone);
            answered = answered.Remove(engine);
            // Within the lock, so that its id is free for the next of that name.
            var end = connections.DisconnectAsync(gone.Id);
            ending = Task.WhenAll(ending, gone.Look, end);
            return end;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(Now().Ours.Select(known => known.Look));
        await ending;
        stop.Dispose();
    }

    private Task<string> Make(string node)
    {
        var config = new ClusterConfig { Id = ClusterIds.From("node-" + node), Name = node, Nodes = [new NodeConfig(node)] };
        if (ClusterConfigValidator.Check(config) is [var wrong, ..])
            throw new ApiException(ApiError.Invalid("node", node, "There can be no node of that name.", wrong.Allowed));
        if (ours.Count >= Most)
            throw new ApiException(ApiError.Of(
                409, "too-many-nodes", "Too many nodes", $"'{node}' is in no configured cluster, and no more such nodes can be "
                + "looked after. Configure its cluster."));
        if (roster.TryFind(config.Id, out _))
            throw new ApiException(ApiError.Invalid(
                "node", node, $"'{node}' is in no configured cluster, and the id '{config.Id}' is another's. Configure its "
                + "cluster."));
        var addresses = new NodeAddresses(config, credentials.Find(config));
        var engine = connections.Connect(
            new ClusterDefinition(config.Id, node, [node], IsLab: false) { Kind = ClusterKind.FailoverCluster },
            addresses.Listed,
            unlisted: addresses.OfUnlisted);
        LogMade(logger, config.Id, node);
        // Not the request's own work: whoever came first may leave before it is done.
        var look = Task.Run(() => LookAsync(node, engine));
        ours = ours.Add(new MadeCluster(node, engine, look));
        return look;
    }

    private Task<string> LookOf(IClusterEngine engine) =>
        ours.Find(known => known.Engine == engine)?.Look ?? Task.FromResult(engine.Definition.Id);

    private bool IsThere(IClusterEngine engine) =>
        roster.TryFind(engine.Definition.Id, out var now) && now == engine;
}
