using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Cluster;
using WacMirror.HyperV.Counters;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>What the product's own readers and writers make of the lab, over its sockets.</summary>
public sealed class LabReadByClientTests
{
    private LabCluster lab = null!;
    private CimSessionPool sessions = null!;

    [SetUp]
    public async Task StartAsync()
    {
        lab = await LabCluster.StartAsync(LabTopology.Default(), new LabOptions(), default);
        sessions = CimSessionPool.ByTransport(
            lab.Nodes.Select(node => new NodeEndpoint(
            node.Name, node.Endpoint, new NodeCredential.Basic(lab.UserName, lab.Password))), TimeProvider.System);
    }

    [TearDown]
    public async Task StopAsync()
    {
        sessions.Dispose();
        await lab.DisposeAsync();
    }

    [Test]
    public async Task Inventory_OfEveryNode_ShowsWhatTheLabHas()
    {
        var reader = new NodeReader(sessions, TimeProvider.System);
        var view = lab.View();

        foreach (var node in lab.Nodes)
        {
            var snapshot = await reader.ReadAsync(node.Name, NodeScope.Node, default);
            var machines = view.Machines.Where(machine => machine.Node == node.Name).ToList();
            var own = view.Nodes.Single(item => item.Name == node.Name).Switches.SelectMany(item => item.Adapters);
            var expected = machines.SelectMany(machine => machine.Adapters).Concat(own).ToList();
            Assert.Multiple(() =>
            {
                Assert.That(
                    snapshot.Vms.Select(vm => vm.Name), Is.EquivalentTo(machines.Select(machine => machine.Name)));
                Assert.That(
                    snapshot.Adapters.Select(adapter => (adapter.Id.ToString(), adapter.Mac, adapter.PortId?.ToString())),
                    Is.EquivalentTo(expected.Select(adapter => (adapter.Id, adapter.Mac, adapter.PortId))));
                Assert.That(snapshot.Adapters.Select(adapter => adapter.Role), Is.All.EqualTo(RoleSetting.None));
                Assert.That(
                    snapshot.Switches.Select(item => item.Kind), Is.EquivalentTo(new[] { SwitchKind.External, SwitchKind.Private }));
            });
        }
    }

    [Test]
    public async Task Role_Written_IsReadBackAndShownByTheLab()
    {
        var reader = new NodeReader(sessions, TimeProvider.System);
        var adapter = (await reader.ReadAsync("HV01", NodeScope.Node, default)).Adapters
            .Single(item => item.Vm?.Name == "NLB2");

        var outcome = await new RoleWriter(sessions, TimeProvider.System).WriteAsync(
            "HV01", [new RoleChange(adapter, new RoleSetting(MirrorRole.Source))], default);

        Assert.Multiple(() =>
        {
            Assert.That(outcome.Single().Error, Is.Null);
            Assert.That(outcome.Single().After, Is.EqualTo(new RoleSetting(MirrorRole.Source)));
            Assert.That(
                lab.View().Machines.Single(machine => machine.Name == "NLB2").Adapters[0].Role, Is.EqualTo("Source"));
        });
    }

    [Test]
    public async Task Counters_OfANode_CoverEveryLivePortByItsAdapter()
    {
        var reader = new NodeReader(sessions, TimeProvider.System);
        var live = (await reader.ReadAsync("HV02", NodeScope.Node, default)).Adapters.Where(item => item.PortId is not null).ToList();
        var legacy = live.Where(item => item.IsLegacy).ToDictionary(item => item.Id.Nic, item => item.PortId!.Value);

        var sample = await new CounterReader(sessions).ReadAsync("HV02", legacy, default);

        Assert.Multiple(() =>
        {
            Assert.That(legacy, Has.Count.EqualTo(1));
            Assert.That(sample.ByNic.Keys, Is.EquivalentTo(live.Select(item => item.Id.Nic)));
        });
    }

    [Test]
    public async Task Cluster_AskedThroughAnyNode_NamesNodesAndOwners()
    {
        foreach (var node in lab.Nodes)
        {
            var view = await new ClusterReader(sessions, TimeProvider.System).ReadAsync(node.Name, default);
            Assert.Multiple(() =>
            {
                Assert.That(view.Name, Is.EqualTo("LAB"));
                Assert.That(view.Nodes.Select(item => item.State), Is.All.EqualTo(ClusterNodeState.Up));
                Assert.That(view.Machines["NLB1"]?.Owner, Is.EqualTo("HV01"));
            });
        }
    }
}
