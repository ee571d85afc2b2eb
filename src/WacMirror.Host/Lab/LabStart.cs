using System.Net.Sockets;
using WacMirror.Gateway.Engine;
using WacMirror.Host.Startup;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Host.Lab;

/// <summary>Starts the embedded cluster that the command line asked for.</summary>
internal static class LabStart
{
    /// <param name="spec">Empty for the default topology, a file, or scale:NxM; null for no lab.</param>
    /// <exception cref="StartupException">The topology cannot be used.</exception>
    public static LabTopology? Load(string? spec)
    {
        try
        {
            return spec is null ? null : LabTopology.Load(spec);
        }
        catch (LabTopologyException error)
        {
            throw new StartupException($"--lab: {error.Message}", error);
        }
    }

    /// <exception cref="StartupException">The lab cannot be started as the topology wants it.</exception>
    public static async Task<LabCluster?> StartAsync(
        LabTopology? topology, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            return topology is null
                ? null
                : await LabCluster.StartAsync(topology, new LabOptions { Loggers = loggers }, cancellationToken);
        }
        catch (Exception error) when (error is LabTopologyException or IOException or SocketException)
        {
            throw new StartupException($"--lab: {error.Message}", error);
        }
    }

    /// <summary>Has the lab looked after as a real cluster is: by WS-Man over loopback sockets.</summary>
    public static void Connect(LabCluster lab, ClusterConnections connections) => connections.Connect(
        new ClusterDefinition("lab", lab.Name, [.. lab.Nodes.Select(node => node.Name)], IsLab: true)
        {
            Kind = lab.IsCluster ? ClusterKind.FailoverCluster : ClusterKind.Servers,
        },
        lab.Nodes.Select(node => new NodeEndpoint(
            node.Name, node.Endpoint, new NodeCredential.Basic(lab.UserName, lab.Password))));
}
