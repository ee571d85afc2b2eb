using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Gateway.Engine;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Configuration;

/// <summary>
/// Keeps the engines as the file has the clusters: each entry's engine starts and ends with the entry. An entry that
/// cannot be used is shown and costs no other. Safe on any thread.
/// </summary>
public sealed partial class ConfiguredClusters(
    ClusterFile file,
    INodeCredentials credentials,
    ClusterConnections connections,
    ILogger<ConfiguredClusters> logger) : IDisposable
{
    private readonly SemaphoreSlim changing = new(1, 1);
    private ImmutableHashSet<string> started = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);
    private ImmutableDictionary<string, BrokenCluster> notStarted =
        ImmutableDictionary.Create<string, BrokenCluster>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Starts the engine of every entry that can be used.</summary>
    /// <exception cref="ConfigException">The file as a whole is none.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public void Start()
    {
        foreach (var config in file.Read().Usable)
            TryConnect(config);
        foreach (var broken in Read().Broken)
            LogBroken(logger, broken.Id ?? "(no id)", string.Join(' ', broken.Errors));
    }

    /// <summary>The entries of the file now, and those that cannot be used, with the reason.</summary>
    /// <exception cref="ConfigException">The file as a whole is none.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ConfiguredState Read()
    {
        var (usable, broken) = file.Read();
        return new ConfiguredState(
            file.FilePath,
            usable,
            [.. broken, .. usable.Select(config => notStarted.GetValueOrDefault(config.Id)).OfType<BrokenCluster>()]);
    }

    /// <summary>Keeps a new cluster and starts its engine.</summary>
    /// <exception cref="ConfigException">It cannot be used, or its id is taken; nothing was changed.</exception>
    /// <exception cref="IOException">The file cannot be changed.</exception>
    public async Task<ClusterConfig> AddAsync(ClusterConfig config, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(config);
        await changing.WaitAsync(cancellationToken);
        try
        {
            var credential = credentials.Find(config);
            file.Add(config);
            // Another program may have taken an entry of this id out of the file.
            await DisconnectAsync(config.Id);
            Connect(config, credential);
            LogAdded(logger, config.Id, config.Name);
            return config;
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Ends a cluster's engine and forgets the cluster. What was set on its nodes stays.</summary>
    /// <returns>Whether there was such an entry.</returns>
    /// <exception cref="ConfigException">The file as a whole is none.</exception>
    /// <exception cref="IOException">It cannot be changed.</exception>
    public async Task<bool> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        await changing.WaitAsync(cancellationToken);
        try
        {
            var wasThere = file.Remove(id) || started.Contains(id);
            await DisconnectAsync(id);
            if (wasThere)
                LogRemoved(logger, id);
            return wasThere;
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Starts and ends engines as the file has its entries now, after somebody else changed it.</summary>
    /// <exception cref="ConfigException">The file as a whole is none.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            var usable = file.Read().Usable;
            foreach (var id in started.Except(usable.Select(config => config.Id)))
                await DisconnectAsync(id);
            foreach (var config in usable.Where(config => !started.Contains(config.Id)))
                TryConnect(config);
        }
        finally
        {
            changing.Release();
        }
    }

    public void Dispose() => changing.Dispose();

    private void TryConnect(ClusterConfig config)
    {
        try
        {
            Connect(config, credentials.Find(config));
        }
        catch (ConfigException error)
        {
            notStarted = notStarted.SetItem(config.Id, new BrokenCluster(config.Id, error.Errors));
        }
    }

    private void Connect(ClusterConfig config, NodeCredential credential)
    {
        var addresses = new NodeAddresses(config, credential);
        connections.Connect(
            new ClusterDefinition(config.Id, config.Name, [.. config.Nodes.Select(node => node.Name)], IsLab: false)
            {
                Kind = config.Kind,
            },
            addresses.Listed,
            SessionLimits.Default with { ConcurrentOperations = config.Limits.Operations },
            config.Kind == ClusterKind.FailoverCluster ? addresses.OfUnlisted : null);
        started = started.Add(config.Id);
    }

    /// <summary>Never touches a cluster that is not of the file, such as the embedded one.</summary>
    private async Task DisconnectAsync(string id)
    {
        notStarted = notStarted.Remove(id);
        if (!started.Contains(id))
            return;
        started = started.Remove(id);
        await connections.DisconnectAsync(id);
    }
}
