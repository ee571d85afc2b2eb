using System.Net.Sockets;
using WacMirror.Host.Startup;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Host.Lab;

/// <summary>Starts the embedded cluster that the command line asked for.</summary>
internal static class LabStart
{
    /// <param name="spec">Empty for the default topology, a file, or scale:NxM; null for no lab.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartupException">The topology cannot be used.</exception>
    public static async Task<LabCluster?> StartAsync(string? spec, CancellationToken cancellationToken)
    {
        if (spec is null)
            return null;
        try
        {
            return await LabCluster.StartAsync(LabTopology.Load(spec), new LabOptions(), cancellationToken);
        }
        catch (Exception error) when (error is LabTopologyException or IOException or SocketException)
        {
            throw new StartupException($"--lab: {error.Message}", error);
        }
    }
}
