using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Cluster;
using WacMirror.HyperV.Counters;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>The default lab, and the readers and the writer that reach it over real sockets.</summary>
internal sealed class LabUnderTest : IAsyncDisposable
{
    private LabUnderTest(LabCluster lab)
    {
        Lab = lab;
        Sessions = CimSessionPool.OverWsman(
            lab.Nodes.Select(node => new NodeEndpoint(
            node.Name, node.Endpoint, new NodeCredential.Basic(lab.UserName, lab.Password))),
            TimeProvider.System);
    }

    public LabCluster Lab { get; }

    public CimSessionPool Sessions { get; }

    public NodeReader Nodes => new(Sessions, TimeProvider.System);

    public RoleWriter Roles => new(Sessions, TimeProvider.System);

    public ClusterReader Cluster => new(Sessions, TimeProvider.System);

    public CounterReader Counters => new(Sessions);

    public static async Task<LabUnderTest> StartAsync(LabBehavior? behavior = null) => new(await LabCluster.StartAsync(
        LabTopology.Default(),
        new LabOptions { Behavior = behavior ?? LabBehavior.Default },
        CancellationToken.None));

    public Task<NodeSnapshot> ReadAsync(string node) => Nodes.ReadAsync(node, NodeScope.Node, CancellationToken.None);

    public async Task<Adapter> AdapterAsync(string node, string vm) =>
        (await ReadAsync(node)).Adapters.First(adapter => adapter.Vm?.Name == vm);

    public async Task<RoleOutcome> SetAsync(Adapter adapter, RoleSetting wanted) =>
        (await Roles.WriteAsync(adapter.Node, [new RoleChange(adapter, wanted)], CancellationToken.None)).Single();

    public async ValueTask DisposeAsync()
    {
        Sessions.Dispose();
        await Lab.DisposeAsync();
    }
}
