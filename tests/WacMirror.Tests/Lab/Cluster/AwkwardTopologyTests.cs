using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;
using WacMirror.Lab.Wsman.Classes;
using static WacMirror.Tests.Lab.Cluster.RoleWriting;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class AwkwardTopologyTests
{
    private const string Systems = "Msvm_ComputerSystem";
    private const string Connections = "Msvm_EthernetPortAllocationSettingData";

    [Test]
    public async Task PlannedMachine_StandsWhereItIsOnlyPlanned()
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Load("awkward"));

        Assert.That(Names(bench, "ODD01", Systems), Has.None.EqualTo("IMPORT01"));
        Assert.That(Names(bench, "ODD01", "Msvm_PlannedComputerSystem"), Is.EqualTo((string[])["IMPORT01"]));
        Assert.That(
            bench.Instances("ODD01", "Msvm_VirtualSystemSettingData")
                .Single(row => row.Text("ElementName") == "IMPORT01").Text("VirtualSystemType"),
            Is.EqualTo("Microsoft:Hyper-V:System:Planned"));
        Assert.That(Names(bench, "ODD01", "MSCluster_ResourceGroup", "Name"), Has.None.EqualTo("IMPORT01"));
        Assert.That(() => bench.VmPower.StartAsync("IMPORT01"), Throws.TypeOf<LabException>());
    }

    [Test]
    public async Task Replica_HasTheSameGuidAtRestOnAnotherNode()
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Awkward());

        var copies = bench.Model.Nodes.Select(node => bench.Instances(node.Name, Systems)
            .SingleOrDefault(row => row.Text("ElementName") == "FILE01")).OfType<CimObject>().ToList();

        Assert.That(copies.Select(row => row.Text("Name")).Distinct().Count(), Is.EqualTo(1));
        Assert.That(copies.Select(row => row.UInt16("EnabledState")), Is.EqualTo((ushort?[])[2, 3]));
        Assert.That(copies.Select(row => row.UInt16("ReplicationMode")), Is.EqualTo((ushort?[])[1, 2]));
        Assert.That(Names(bench, "ODD01", "MSCluster_ResourceGroup", "Name").Count(name => name == "FILE01"), Is.EqualTo(1));
    }

    [Test]
    public async Task Ghost_OfManagementNic_IsAConnectionWithoutPort()
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Awkward());
        var ghost = bench.Model.FindNode("ODD01").Switches[0].Ghost!;

        var row = bench.Instances("ODD01", Connections).Single(item => item.Text("InstanceID") == ghost.InstanceId);

        Assert.That(CimPath.Parse(row.Texts("HostResource").Single()).ClassName, Is.EqualTo(Systems));
        Assert.That(ghost.Live, Is.Null);
        Assert.That(bench.Instances("ODD01", "Msvm_InternalEthernetPort"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Classes_OfTheAwkwardLab_HaveEveryKeyOnce()
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Awkward());

        foreach (var item in bench.Model.Nodes.SelectMany(node => NodeClasses.Of(node)))
        {
            var keys = item.Instances().Select(row => string.Join('|', item.Keys.Select(key => row[key].AsText))).ToList();
            Assert.That(keys, Is.Unique, item.Name);
        }
    }

    [Test]
    public async Task Servers_WithoutCluster_KnowNothingOfEachOther()
    {
        var topology = LabTopology.Parse(
            """
            {"name": "ALONE", "cluster": false, "nodes": [{"name": "A", "switches": [{"name": "S"}]}, {"name": "B"}],
             "machines": [{"name": "M", "node": "A", "adapters": [{"switch": "S"}]}]}
            """,
            "t");
        await using var bench = await LabBench.StartAsync(topology);

        Assert.That(NodeClasses.Of(bench.Model.FindNode("A")).Select(item => item.Namespace), Has.None.EqualTo("root/MSCluster"));
        Assert.That(() => bench.Migration.MoveAsync("M", "B", default), Throws.TypeOf<LabException>());
        await bench.RunAsync(bench.NodePower.CrashAsync("A", default));
        Assert.That(bench.Model.FindVm("M").Node.Name, Is.EqualTo("A"));
        Assert.That(bench.Model.FindVm("M").IsRunning, Is.False);
    }

    [Test]
    public async Task Connection_OfMovedMachine_IsFoundAndWrittenWhereItIsNow()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("SQL01");
        await bench.RunAsync(bench.Migration.MoveAsync("SQL01", "HV02", default));

        var job = await bench.AddRoleAsync(nic, 2);
        var modified = await bench.CallToEndAsync("HV02", Machines, "ModifyFeatureSettings", ModifyParameters(
            Embedded(("InstanceID", CimValue.Of(nic.SettingId().ToLowerInvariant())), ("MonitorMode", CimValue.Of(1UL)))));

        Assert.That((job.Error, modified.Error), Is.EqualTo(((object?)null, (object?)null)));
        Assert.That(nic.PortSettings.Mode, Is.EqualTo(WacMirror.Lab.Switching.MonitorMode.Destination));
        Assert.That(bench.Model.FindNode("HV01").FindConnection(nic.InstanceId), Is.Null);
        Assert.That(bench.Model.FindNode("HV02").FindConnection(nic.InstanceId), Is.SameAs(nic));
    }

    [Test]
    public async Task Groups_WaitingInADrain_SayThatTheyAreQueued()
    {
        await using var bench = await LabBench.StartAsync();

        var drain = bench.Drain.DrainAsync("HV01", default);
        var queued = bench.Instances("HV02", "MSCluster_ResourceGroup").Where(row => row.UInt64("StatusInformation") == 4)
            .Select(row => row.Text("OwnerNode")).ToList();
        await bench.RunAsync(drain);

        Assert.That(queued, Is.Not.Empty.And.All.EqualTo("HV01"));
        Assert.That(
            bench.Instances("HV02", "MSCluster_ResourceGroup").Select(row => row.UInt64("StatusInformation")), Is.All.EqualTo(0));
    }

    [Test]
    public async Task LegacyCounters_CountTheEmulatedNicAlone()
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Awkward());

        var rows = bench.Instances("ODD02", "Win32_PerfRawData_EthernetPerfProvider_HyperVLegacyNetworkAdapter");

        Assert.That(rows.Single().Text("Name"), Does.StartWith("OLD_01_Legacy_Adapter_"));
    }

    private static IEnumerable<string?> Names(LabBench bench, string node, string className, string property = "ElementName") =>
        bench.Instances(node, className).Select(row => row.Text(property));
}
