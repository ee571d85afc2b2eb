using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Configuration.Validating;
using WacMirror.Gateway.Engine;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Api.Routed;

/// <summary>
/// Says which cluster a node belongs to. A node of none gets a cluster of its own that is kept in memory only: the node is
/// its one seed, asked with the process's identity, and knows the others when it is in a failover cluster. What is set
/// there outlives the process in the store, but is enforced only after somebody came back; the configuration is for
/// clusters that are to be looked after for good. Safe on any thread.
/// </summary>
public sealed partial class RoutedClusters(
    ClusterRoster roster,
    ClusterConnections connections,
    TimeProvider time,
    ILogger<RoutedClusters> logger) : IDisposable
{
    /// <summary>Fewer would refuse a gateway of many servers; more lets mistyped names fill the process.</summary>
    public const int Most = 64;

    /// <summary>How long the first caller waits for a new node to say which failover cluster it is in. Shorter looks after
    /// the same cluster twice when two of its nodes are opened at once; longer shows a dead node's error later.</summary>
    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim making = new(1, 1);

    /// <summary>The cluster's id, by what people call the node.</summary>
    private readonly ConcurrentDictionary<string, string> made = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The id of the node's cluster.</summary>
    /// <param name="node">A node's name, short or whole, or a cluster's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ApiException">It is no name, or too many nodes of no cluster are looked after.</exception>
    public async Task<string> FindAsync(string node, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (await HolderAsync(node, cancellationToken) is { } known)
            return known;
        await making.WaitAsync(cancellationToken);
        try
        {
            return await HolderAsync(node, cancellationToken) ?? await MakeAsync(node, cancellationToken);
        }
        finally
        {
            making.Release();
        }
    }

    public void Dispose() => making.Dispose();

    /// <summary>Configured clusters come first: one that was added later takes the node over.</summary>
    private async Task<string?> HolderAsync(string node, CancellationToken cancellationToken)
    {
        string? inMemory = null;
        foreach (var engine in roster.All)
        {
            if (!Names(engine.Definition).Any(name => IsSame(name, node))
                && !(await engine.StatusAsync(cancellationToken)).Nodes.Any(other => IsSame(other.Name, node)))
                continue;
            if (!made.Values.Contains(engine.Definition.Id))
                return engine.Definition.Id;
            inMemory ??= engine.Definition.Id;
        }
        return made.GetValueOrDefault(node) is { } id && roster.TryFind(id, out _) ? id : inMemory;
    }

    private async Task<string> MakeAsync(string node, CancellationToken cancellationToken)
    {
        var config = new ClusterConfig { Id = "node-" + ClusterIds.From(node), Name = node, Nodes = [new NodeConfig(node)] };
        config = config with { Id = config.Id[..Math.Min(config.Id.Length, ClusterIds.MaxLength)].TrimEnd('-') };
        if (ClusterConfigValidator.Check(config) is [var wrong, ..])
            throw new ApiException(ApiError.Invalid("node", node, "There can be no node of that name.", wrong.Allowed));
        if (roster.TryFind(config.Id, out _) || made.Values.Distinct().Count() >= Most)
            throw new ApiException(ApiError.Of(
                409, "too-many-nodes", "Too many nodes", $"'{node}' is in no configured cluster, and no more such nodes can be "
                + "looked after. Configure its cluster."));
        var addresses = new NodeAddresses(config, new NodeCredential.OwnProcess());
        connections.Connect(
            new ClusterDefinition(config.Id, node, [node], IsLab: false) { Kind = ClusterKind.FailoverCluster },
            addresses.Listed,
            unlisted: addresses.OfUnlisted);
        LogMade(logger, config.Id, node);
        made[node] = config.Id;
        var other = await OverlapAsync(config.Id, cancellationToken);
        if (other is null)
            return config.Id;
        made[node] = other;
        await connections.DisconnectAsync(config.Id);
        return other;
    }

    /// <summary>The cluster that turns out to hold a new one's nodes: opened by the cluster's name, say, and before by a
    /// node's.</summary>
    private async Task<string?> OverlapAsync(string id, CancellationToken cancellationToken)
    {
        if (!roster.TryFind(id, out var engine))
            return null;
        using var patience = new CancellationTokenSource(FirstAnswer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await foreach (var status in engine.WatchStatusAsync(either.Token))
                if (status.ClusterError is not null || status.Nodes.Any(node => node.Cluster is not null))
                    break;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        var nodes = (await engine.StatusAsync(cancellationToken)).Nodes;
        foreach (var other in roster.All.Where(other => other.Definition.Id != id))
            if ((await other.StatusAsync(cancellationToken)).Nodes.Any(known => nodes.Any(node => IsSame(node.Name, known.Name))))
                return other.Definition.Id;
        return null;
    }

    private static IEnumerable<string> Names(ClusterDefinition definition) =>
        definition.Nodes.Append(definition.Name).Append(definition.Id);

    /// <summary>Windows Admin Center names nodes with or without their suffix, as the person typed it.</summary>
    private static bool IsSame(string left, string right) =>
        left.Equals(right, StringComparison.OrdinalIgnoreCase)
        || left.StartsWith(right + ".", StringComparison.OrdinalIgnoreCase)
        || right.StartsWith(left + ".", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(1, LogLevel.Information, "{Cluster}: {Node} is in no configured cluster and is looked after by itself")]
    private static partial void LogMade(ILogger logger, string cluster, string node);
}
