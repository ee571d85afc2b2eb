using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.AgainstLab;

/// <summary>Reading the default lab over real sockets.</summary>
public sealed class ReadTests
{
    private LabUnderTest lab = null!;

    [OneTimeSetUp]
    public async Task StartLab() => lab = await LabUnderTest.StartAsync();

    [OneTimeTearDown]
    public async Task StopLab() => await lab.DisposeAsync();

    [Test]
    public async Task Nodes_ShowEveryAdapterOfTheLabOnce()
    {
        var wanted = lab.Lab.View();
        var ids = new List<AdapterId>();
        foreach (var node in lab.Lab.Nodes)
            ids.AddRange((await lab.ReadAsync(node.Name)).Adapters.Select(adapter => adapter.Id));
        Assert.That(ids, Is.Unique);
        Assert.That(
            ids.Select(id => id.ToString()),
            Is.EquivalentTo(wanted.Machines.SelectMany(machine => machine.Adapters).Select(adapter => adapter.Id)
                .Concat(wanted.Nodes.SelectMany(node => node.Switches).SelectMany(item => item.Adapters).Select(adapter => adapter.Id))));
    }

    [Test]
    public async Task Machine_IsReadWithNameStateTagsAndConnection()
    {
        var adapter = await lab.AdapterAsync("HV01", "NLB1");
        Assert.Multiple(() =>
        {
            Assert.That(adapter.Vm!.State, Is.EqualTo(VmState.Running));
            Assert.That(adapter.Vm.Tags, Is.EqualTo(["nlb", "web"]));
            Assert.That(adapter.Mac, Is.EqualTo("00155D010A17"));
            Assert.That((adapter.Switch!.Name, adapter.Switch.Kind), Is.EqualTo(("Production", SwitchKind.External)));
            Assert.That((adapter.IsConnected, adapter.HasSecuritySetting, adapter.Role), Is.EqualTo((true, false, RoleSetting.None)));
            Assert.That(adapter.PortId, Is.Not.Null);
        });
    }

    [Test]
    public async Task Addresses_OfTheGuests_AreReadApart()
    {
        var adapter = await lab.AdapterAsync("HV01", "NLB1");
        var addresses = await new AddressReader(lab.Sessions).ReadAsync("HV01", CancellationToken.None);
        Assert.That(addresses[adapter.Id], Does.Contain("192.168.1.16"));
        Assert.That(adapter.Addresses, Is.Empty);
    }

    [Test]
    public async Task Oddities_OfTheLab_AreTold()
    {
        var adapters = (await lab.ReadAsync("HV02")).Adapters;
        Adapter Of(string vm) => adapters.First(adapter => adapter.Vm?.Name == vm);
        Assert.Multiple(() =>
        {
            Assert.That(Of("FILE01").Sriov, Is.EqualTo(SriovState.Active));
            Assert.That(Of("WEB01").Vlan, Is.EqualTo(new VlanSetting(VlanMode.Access, 10, 0, [])));
            Assert.That(Of("LEGACY01").IsLegacy, Is.True);
            Assert.That(adapters.Count(adapter => adapter.Vm?.Name == "SQL02"), Is.EqualTo(2), "with a checkpoint");
        });
    }

    [Test]
    public async Task SwitchedOffMachine_HasNoPort()
    {
        var adapter = await lab.AdapterAsync("HV03", "BUILD01");
        Assert.That((adapter.Vm!.State, adapter.PortId), Is.EqualTo((VmState.Off, (Guid?)null)));
    }

    [Test]
    public async Task Switches_HaveTheirKinds()
    {
        var snapshot = await lab.ReadAsync("HV01");
        Assert.That(snapshot.Switches.Select(found => (found.Name, found.Kind)),
            Is.EqualTo([("Isolated", SwitchKind.Private), ("Production", SwitchKind.External)]));
        Assert.That(snapshot.Adapters.Select(adapter => adapter.Kind).Where(kind => kind is not AdapterKind.VmNic),
            Is.EquivalentTo([AdapterKind.ManagementNic, AdapterKind.Uplink]));
    }

    [Test]
    public async Task ScopeOfAMachine_ShowsItAsTheWholeNodeDoes()
    {
        var whole = await lab.ReadAsync("HV02");
        foreach (var name in new[] { "SQL02", "LEGACY01", "FILE01" })
        {
            var vm = whole.Vms.Single(found => found.Name == name);
            var scoped = await lab.Nodes.ReadAsync("HV02", NodeScope.Vm(vm.Id), CancellationToken.None);
            var wanted = whole.Adapters.Where(adapter => adapter.Vm?.Id == vm.Id).ToList();
            Assert.That(scoped.Switches, Is.EqualTo(whole.Switches));
            Assert.That(scoped.Adapters.Select(adapter => (adapter.Id, adapter.Switch, adapter.PortId, adapter.Role, adapter.IsLegacy, adapter.Sriov)),
                Is.EqualTo(wanted.Select(adapter => (adapter.Id, adapter.Switch, adapter.PortId, adapter.Role, adapter.IsLegacy, adapter.Sriov))));
        }
    }

    [Test]
    public async Task ScopeOfAMachine_MergedIntoTheNode_IsTheNode()
    {
        var whole = await lab.ReadAsync("HV02");
        foreach (var vm in whole.Vms)
        {
            var scoped = await lab.Nodes.ReadAsync("HV02", NodeScope.Vm(vm.Id), CancellationToken.None);
            var without = whole.Merge(vm.Id, scoped with { Vms = [], Adapters = [] });
            Assert.That(without.Vms, Has.None.EqualTo(vm));
            var merged = without.Merge(vm.Id, scoped);
            Assert.That(merged.Adapters, Is.EqualTo(whole.Adapters), vm.Name);
            Assert.That(merged.Vms, Is.EqualTo(whole.Vms), vm.Name);
            Assert.That(merged.Switches, Is.EqualTo(whole.Switches), vm.Name);
        }
    }

    [Test]
    public async Task Extensions_OfTheSwitches_AreRead() => Assert.That(
        (await lab.ReadAsync("HV01")).Switches.Single(found => found.Name == "Production").Extensions
            .Single(extension => extension.Id == SwitchExtension.NdisCapture).Kind,
        Is.EqualTo(ExtensionKind.Capture));

    [Test]
    public async Task Cluster_NamesNodesAndOwners()
    {
        var view = await lab.Cluster.ReadAsync("HV02", CancellationToken.None);
        Assert.That(view.Nodes.Select(node => (node.Name, node.State)), Is.EquivalentTo(
            [("HV01", ClusterNodeState.Up), ("HV02", ClusterNodeState.Up), ("HV03", ClusterNodeState.Up)]));
        Assert.That((view.Name, view.Machines["NLB1"]?.Owner, view.Machines["COLLECTOR-HV01"]), Is.EqualTo(("LAB", "HV01", (MachineGroup?)null)));
    }

    [Test]
    public async Task Groups_OfTheCluster_AreTheMachinesOfTheLab()
    {
        var reader = lab.Cluster;
        var view = await reader.IdentifyAsync(await reader.ReadAsync("HV02", CancellationToken.None), CancellationToken.None);
        var machines = lab.Lab.View().Machines.ToDictionary(machine => machine.Name, machine => machine.Adapters[0].Id[..36]);
        Assert.That(view.Machines.All, Is.Not.Empty);
        Assert.That(
            view.Machines.All.Select(group => (group.Name, group.Vm?.ToString())),
            Is.EquivalentTo(view.Machines.All.Select(group => (group.Name, machines[group.Name]))));
    }

    [Test]
    public async Task Counters_CoverMachineNicsAndLegacyNicsByTheirPort()
    {
        var adapters = (await lab.ReadAsync("HV02")).Adapters;
        var legacy = adapters.First(adapter => adapter.IsLegacy);
        var sample = await lab.Counters.ReadAsync(
            "HV02", new Dictionary<Guid, Guid> { [legacy.Id.Nic] = legacy.PortId!.Value }, CancellationToken.None);
        Assert.That(sample.ByNic.Values.Select(reading => reading.TicksPerSecond), Is.All.GreaterThan(1));
        Assert.That(
            adapters.Where(adapter => adapter.PortId is not null).Select(adapter => adapter.Id.Nic),
            Is.SubsetOf(sample.ByNic.Keys));
    }

    [Test]
    public async Task Session_WithAWrongPassword_IsRefused()
    {
        using var sessions = CimSessionPool.ByTransport(
            [new("HV01", lab.Lab.Nodes[0].Endpoint, new NodeCredential.Basic(lab.Lab.UserName, "wrong"))], TimeProvider.System);
        await Assert.ThatAsync(
            () => sessions.For("HV01").IdentifyAsync(CancellationToken.None), Fails.With(NodeFault.AuthenticationFailed));
    }
}
