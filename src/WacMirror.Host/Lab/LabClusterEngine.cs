using WacMirror.Gateway.Engine;
using WacMirror.HyperV.Cluster;
using WacMirror.HyperV.Counters;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Cluster;

namespace WacMirror.Host.Lab;

/// <summary>Points an engine at the embedded cluster: by WS-Man over loopback sockets, as at a real one.</summary>
internal static class LabClusterEngine
{
    public static ClusterEngine Create(LabCluster lab, IServiceProvider provider)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var endpoints = lab.Nodes.Select(node => new NodeEndpoint(node.Name, node.Endpoint, lab.UserName, lab.Password));
        var sessions = new CimSessionPool(endpoints, time);
        var seams = new NodeSeams(
            new NodeReader(sessions, time),
            new RoleWriter(sessions, time),
            new ClusterReader(sessions),
            new CounterReader(sessions));
        var definition = new ClusterDefinition(
            "lab", lab.Name, [.. lab.Nodes.Select(node => node.Name)], IsLab: true);
        return new ClusterEngine(
            definition, seams, new EngineOptions(), time, provider.GetRequiredService<ILogger<ClusterEngine>>());
    }
}
