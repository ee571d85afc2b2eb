using Microsoft.Extensions.Logging.Abstractions;
using WacMirror.Benchmarks.Inventory;
using WacMirror.Core.Policies;
using WacMirror.Gateway.Engine;
using WacMirror.HyperV.Cluster;
using WacMirror.HyperV.Counters;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Cluster;
using WacMirror.Storage;

namespace WacMirror.Benchmarks.Move;

/// <summary>A lab with a relay before each node, and an engine with its store that looks after it as the product
/// does.</summary>
internal sealed class MoveLab : IAsyncDisposable
{
    private const string Id = "lab";
    private readonly Dictionary<string, DelayingRelay> relays;
    private readonly string folder = Directory.CreateTempSubdirectory("wacmirror-move-").FullName;
    private readonly CimSessionPool sessions;
    private readonly SqliteStore store;
    private readonly TracedCluster cluster;

    private MoveLab(LabCluster lab, TimeSpan latency)
    {
        Lab = lab;
        relays = lab.Nodes.ToDictionary(node => node.Name, node => new DelayingRelay(node.Endpoint, latency));
        sessions = new CimSessionPool(
            relays.Select(relay => new NodeEndpoint(
                relay.Key, relay.Value.Address, new NodeCredential.Basic(lab.UserName, lab.Password))),
            endpoint => new TracedSession(CimSessions.Connect(endpoint, SessionLimits.Default, TimeProvider.System)),
            SessionLimits.Default,
            TimeProvider.System);
        store = SqliteStore.Open(folder);
        cluster = new TracedCluster(new ClusterReader(sessions, TimeProvider.System));
        Engine = new ClusterEngine(
            new ClusterDefinition(Id, "LAB", [lab.Nodes[0].Name], IsLab: true),
            new NodeSeams(
                new TracedNodes(new NodeReader(sessions, TimeProvider.System)),
                new TracedRoles(new RoleWriter(sessions, TimeProvider.System)),
                cluster,
                new CounterReader(sessions))
            {
                Addresses = new AddressReader(sessions),
                Changes = new ChangeWatcher(sessions, TimeProvider.System, new Random(1)),
                Trunks = new TrunkWriter(sessions, TimeProvider.System),
                Capture = new CaptureExtensionWriter(sessions, TimeProvider.System),
                Affinity = new AffinityRules(sessions, TimeProvider.System),
            },
            store,
            new EngineOptions(),
            TimeProvider.System,
            NullLogger<ClusterEngine>.Instance);
    }

    public LabCluster Lab { get; }

    public ClusterEngine Engine { get; }

    public static async Task<MoveLab> StartAsync(MoveShape shape, TimeSpan latency) =>
        new(await LabCluster.StartAsync(shape.Topology(), new LabOptions(), CancellationToken.None), latency);

    public MovePath PathOf(string from, string to) => new(PortOf(cluster.Asked!), PortOf(from), PortOf(to));

    /// <summary>The node behind the port of a request.</summary>
    public string NodeAt(int port) => relays.First(relay => relay.Value.Address.Port == port).Key;

    /// <summary>Begins to look after the cluster and has the sources watched; returns the policy's id.</summary>
    public async Task<Guid> WatchAsync(int nodes, CancellationToken cancellationToken)
    {
        Engine.Start();
        await foreach (var status in Engine.WatchStatusAsync(cancellationToken))
            if (status.Nodes.Length == nodes && status.Nodes.All(node => node is { Snapshot: not null, Error: null })
                && status.Machines.All.All(group => group.Vm is not null))
                break;
        var saved = await Engine.SavePolicyAsync(
            new MirrorPolicy
            {
                Id = Guid.NewGuid(),
                Name = "moving",
                Cluster = Id,
                Mode = PolicyMode.Enforce,
                Collectors = CollectorMode.OnDemand,
                Sources = Named(MoveShape.SourceNames),
                Destinations = [new DestinationGroup(DestinationGroup.Unnamed, Named(MoveShape.SensorNames))],
            },
            null, "bench", cancellationToken);
        return saved.Policy.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        store.Dispose();
        sessions.Dispose();
        foreach (var relay in relays.Values)
            relay.Dispose();
        await Lab.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private int PortOf(string node) => relays[node].Address.Port;

    private static Selector Named(string machine) =>
        new([new SelectorTerm { Vm = machine, Switch = "Production", Kind = Core.Topology.AdapterKind.VmNic }], []);
}
