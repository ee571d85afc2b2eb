using WacMirror.Cim;
using static WacMirror.Tests.Lab.Cluster.RoleWriting;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class ClassContentTests
{
    private const string Connections = "Msvm_EthernetPortAllocationSettingData";
    private const string AdapterCounters = "Win32_PerfRawData_NvspNicStats_HyperVVirtualNetworkAdapter";

    [Test]
    public async Task Security_OnAFreshLab_HasTheTemplateAndNoAttachedSetting()
    {
        await using var bench = await LabBench.StartAsync();

        var ids = bench.Instances("HV01", Security).Select(row => row.Text("InstanceID"));

        Assert.That(ids, Is.EqualTo(new[] { @"Microsoft:Definition\776E0BA7-94A1-41C8-8F28-951F524251B5\Default" }));
    }

    [Test]
    public async Task Offload_OnAFreshLab_ExistsForEveryMachineConnection()
    {
        await using var bench = await LabBench.StartAsync();

        var connections = bench.Instances("HV01", Connections).Count(row => row.Text("InstanceID")!.EndsWith(@"\C"));

        Assert.That(
            bench.Instances("HV01", "Msvm_EthernetSwitchPortOffloadSettingData"), Has.Count.EqualTo(connections + 1));
    }

    [Test]
    public async Task Connection_OfAMachine_NamesItsNodesSwitchAndItsNic()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB1");

        var row = bench.Instances("HV01", Connections).Single(item => item.Text("InstanceID") == nic.InstanceId);

        var target = CimPath.Parse(row.Texts("HostResource").Single());
        Assert.Multiple(() =>
        {
            Assert.That(target.Host, Is.EqualTo("HV01"));
            Assert.That(target.Key("Name"), Is.EqualTo(nic.Switch!.Id.ToString().ToUpperInvariant()));
            Assert.That(CimPath.Parse(row.Text("Parent")!).Key("InstanceID"), Is.EqualTo(nic.NicInstanceId));
        });
    }

    [Test]
    public async Task Connections_OfASwitch_TellUplinkFromManagementNicByTheirResource()
    {
        await using var bench = await LabBench.StartAsync();

        var classes = bench.Instances("HV01", Connections)
            .Where(row => !row.Text("InstanceID")!.EndsWith(@"\C"))
            .Select(row => CimPath.Parse(row.Texts("HostResource").Single()).ClassName);

        Assert.That(classes, Is.EquivalentTo(new[] { "Msvm_ExternalEthernetPort", "Msvm_ComputerSystem" }));
    }

    [Test]
    public async Task Checkpoint_OfAMachine_ShowsCopiesUnderItsOwnId()
    {
        await using var bench = await LabBench.StartAsync();
        var checkpoint = bench.Model.FindVm("SQL02").CheckpointId!.Value.ToString().ToUpperInvariant();

        var types = bench.Instances("HV02", "Msvm_VirtualSystemSettingData")
            .Where(row => row.Text("InstanceID") == $"Microsoft:{checkpoint}").Select(row => row.Text("VirtualSystemType"));
        var copies = bench.Instances("HV02", Security)
            .Where(row => row.Text("InstanceID")!.Contains(checkpoint)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(types, Is.EqualTo(new[] { "Microsoft:Hyper-V:Snapshot:Realized" }));
            Assert.That(copies, Has.Count.EqualTo(2));
            Assert.That(copies.Select(row => row.UInt8("MonitorMode")), Is.All.EqualTo(2));
        });
    }

    [Test]
    public async Task LegacyNic_HasPortCountersAndNoAdapterCounters()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("LEGACY01");

        var ports = bench.Instances("HV02", "Win32_PerfRawData_NvspPortStats_HyperVVirtualSwitchPort");
        var adapters = bench.Instances("HV02", AdapterCounters);

        Assert.Multiple(() =>
        {
            Assert.That(ports.Select(row => row.Text("Name")), Has.One.EqualTo($"{nic.Switch!.Id}_{nic.Live!.Id}"));
            Assert.That(
                adapters.Select(row => row.Text("Name")!.ToLowerInvariant()), Has.None.Contains(nic.Id.ToString()));
            Assert.That(
                bench.Instances("HV02", "Msvm_EmulatedEthernetPortSettingData").Select(row => row.Text("InstanceID")),
                Is.EqualTo(new[] { nic.NicInstanceId }));
        });
    }

    [Test]
    public async Task AdapterCounters_OfAMachine_AreNamedByMachineAdapterAndIds()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB1");

        var names = bench.Instances("HV01", AdapterCounters).Select(row => row.Text("Name"));

        Assert.That(names, Has.One.EqualTo(
            $"NLB1_Network Adapter_{nic.Vm.Id.ToString().ToUpperInvariant()}--{nic.Id.ToString().ToUpperInvariant()}"));
    }

    [Test]
    public async Task MachineThatIsOff_HasNoPortAndNoCounters()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("BUILD01");

        Assert.Multiple(() =>
        {
            Assert.That(nic.Live, Is.Null);
            Assert.That(
                bench.Instances("HV03", "Msvm_ComputerSystem").Single(row => row.Text("ElementName") == "BUILD01")
                    .UInt16("EnabledState"),
                Is.EqualTo(3));
            Assert.That(
                bench.Instances("HV03", AdapterCounters).Select(row => row.Text("Name")), Has.None.StartsWith("BUILD01"));
        });
    }

    [Test]
    public async Task SriovAdapter_ShowsItsActiveVirtualFunction()
    {
        await using var bench = await LabBench.StartAsync();
        var port = bench.Nic("FILE01").Live!.Id.ToString().ToUpperInvariant();

        var row = bench.Instances("HV02", "Msvm_EthernetSwitchPortOffloadData")
            .Single(item => item.Text("Name") == port);

        Assert.That(row.Boolean("IovVfDataPathActive"), Is.True);
    }

    [Test]
    public async Task PortAssociation_LeadsFromEveryLivePortToItsConnection()
    {
        await using var bench = await LabBench.StartAsync();

        var ports = bench.Instances("HV01", "Msvm_EthernetSwitchPort").Select(row => row.Path);
        var links = bench.Instances("HV01", "Msvm_ElementSettingData");

        Assert.Multiple(() =>
        {
            Assert.That(
                links.Select(row => ((CimValue.Reference)row["ManagedElement"]).Path), Is.EquivalentTo(ports));
            Assert.That(
                links.Select(row => ((CimValue.Reference)row["SettingData"]).Path.Key("InstanceID")),
                Is.SubsetOf(bench.Instances("HV01", Connections).Select(row => row.Text("InstanceID"))));
        });
    }

    [Test]
    public async Task DefaultTemplate_IsFoundThroughTheCapabilities()
    {
        await using var bench = await LabBench.StartAsync();
        var capability = bench.Instances("HV01", "Msvm_EthernetSwitchFeatureCapabilities")
            .Single(row => row.Text("FeatureId") == "776E0BA7-94A1-41C8-8F28-951F524251B5").Path;

        var template = bench.Instances("HV01", "Msvm_FeatureSettingsDefineCapabilities")
            .Where(row => ((CimValue.Reference)row["GroupComponent"]).Path.Equals(capability) && row.UInt16("ValueRole") == 0)
            .Select(row => ((CimValue.Reference)row["PartComponent"]).Path).Single();

        Assert.That(bench.Instances("HV01", Security).Select(row => row.Path), Has.One.EqualTo(template));
    }

    [Test]
    public async Task ClusterGroups_NameTheOwnerOfEveryClusteredMachineOnly()
    {
        await using var bench = await LabBench.StartAsync();

        var groups = bench.Instances("HV03", "MSCluster_ResourceGroup")
            .Where(row => row.UInt32("GroupType") == 111).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(groups.Single(row => row.Text("Name") == "NLB1").Text("OwnerNode"), Is.EqualTo("HV01"));
            Assert.That(groups.Select(row => row.Text("Name")), Has.None.StartsWith("COLLECTOR"));
        });
    }

    [Test]
    public async Task ClusterResource_NamesItsMachineInItsPrivateProperties()
    {
        await using var bench = await LabBench.StartAsync();

        var row = bench.Instances("HV01", "MSCluster_Resource")
            .Single(item => item.Text("Name") == "Virtual Machine NLB1");

        Assert.That(
            ((CimValue.Embedded)row["PrivateProperties"]).Object.Text("VmID"),
            Is.EqualTo(bench.Model.FindVm("NLB1").Id.ToString()));
    }
}
