using WacMirror.Gateway.Engine;
using WacMirror.HyperV.Cluster;
using WacMirror.HyperV.Counters;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Cluster;

namespace WacMirror.Host.Startup;

/// <summary>An engine and the sessions it works through; ends both.</summary>
internal sealed class ConnectedCluster : IAsyncDisposable
{
    private readonly CimSessionPool sessions;

    private ConnectedCluster(ClusterDefinition definition, IEnumerable<NodeEndpoint> endpoints, IServiceProvider parts)
    {
        var time = parts.GetRequiredService<TimeProvider>();
        sessions = CimSessionPool.OverWsman(endpoints, time);
        Engine = new ClusterEngine(
            definition,
            new NodeSeams(
                new NodeReader(sessions, time),
                new RoleWriter(sessions, time),
                new ClusterReader(sessions, time),
                new CounterReader(sessions))
            {
                Changes = new ChangeWatcher(sessions, time, new Random()),
            },
            new EngineOptions(),
            time,
            parts.GetRequiredService<ILogger<ClusterEngine>>());
    }

    public ClusterEngine Engine { get; }

    /// <summary>The embedded cluster: by WS-Man over loopback sockets, as a real one.</summary>
    public static ConnectedCluster Over(LabCluster lab, IServiceProvider parts) => new(
        new ClusterDefinition("lab", lab.Name, [.. lab.Nodes.Select(node => node.Name)], IsLab: true),
        lab.Nodes.Select(node => new NodeEndpoint(
            node.Name, node.Endpoint, new NodeCredential.Basic(lab.UserName, lab.Password))),
        parts);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        sessions.Dispose();
    }
}
