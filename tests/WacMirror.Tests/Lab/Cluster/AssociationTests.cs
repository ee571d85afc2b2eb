using WacMirror.Cim;
using WacMirror.Lab.Wsman.Classes;
using WacMirror.Lab.Wsman.Operations;
using static WacMirror.Tests.Lab.Cluster.RoleWriting;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>What a node says is associated with what.</summary>
public sealed class AssociationTests
{
    private const string Namespace = "root/virtualization/v2";

    [Test]
    public async Task Connection_LeadsToItsSettingsByTheirAssociation()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB1");
        await bench.AddRoleAsync(nic, 1);
        var path = NodePaths.Connection(nic.InstanceId);

        var settings = Ask(bench, $"ASSOCIATORS OF {{{path}}} WHERE AssocClass = Msvm_EthernetPortSettingDataComponent ResultClass = {Security}");
        var links = Ask(bench, $"REFERENCES OF {{{path}}} WHERE ResultClass = Msvm_EthernetPortSettingDataComponent Role = GroupComponent");

        Assert.That(settings.Single().Object.Text("InstanceID"), Is.EqualTo(nic.SettingId()));
        Assert.That(links.Select(row => row.Class.Name), Is.EqualTo((string[])
            ["Msvm_EthernetPortSettingDataComponent", "Msvm_EthernetPortSettingDataComponent"]), "offload and security");
    }

    [Test]
    public async Task Port_LeadsToItsConnection()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB1");
        var port = NodePaths.Port(nic.Switch!, nic.Live!);

        var found = Ask(bench, $"ASSOCIATORS OF {{{port}}} WHERE AssocClass=Msvm_ElementSettingData ResultRole=SettingData");

        Assert.That(found.Single().Object.Text("InstanceID"), Is.EqualTo(nic.InstanceId));
    }

    [Test]
    public async Task Machine_LeadsToItsNicsThroughItsConfiguration()
    {
        await using var bench = await LabBench.StartAsync();
        var vm = bench.Model.FindVm("SQL01");

        var setting = Ask(bench, $"ASSOCIATORS OF {{{NodePaths.Computer(vm.Id.ToString().ToUpperInvariant())}}} WHERE ResultClass = Msvm_VirtualSystemSettingData");
        var nics = Ask(bench, $"ASSOCIATORS OF {{{NodePaths.Machine(vm)}}} WHERE ResultClass = 'Msvm_SyntheticEthernetPortSettingData'");

        Assert.That(setting.Single().Object.Path, Is.EqualTo(NodePaths.Machine(vm)));
        Assert.That(nics.Select(row => row.Object.Text("InstanceID")), Is.EqualTo(vm.Nics.Select(nic => nic.NicInstanceId)));
    }

    [Test]
    public async Task Job_IsFoundFromWhatItChanges()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB1");
        var job = await bench.AddRoleAsync(nic, 1);

        var found = Ask(bench, $"ASSOCIATORS OF {{{NodePaths.Connection(nic.InstanceId)}}} WHERE AssocClass = Msvm_AffectedJobElement");

        Assert.That(found.Single().Object.Text("InstanceID"), Is.EqualTo(job.InstanceId));
    }

    [Test]
    public async Task Group_LeadsToItsResources()
    {
        await using var bench = await LabBench.StartAsync();
        var classes = new ClassCatalog(NodeClasses.Of(bench.Model.FindNode("HV01")));
        var query = new AssociationQuery(
            CimPath.Of("root/MSCluster", "MSCluster_ResourceGroup", ("Name", "SQL01")), WantsLinks: false);

        var found = AssociationSelection.Of(classes, "root/MSCluster", query, default);

        Assert.That(found.Select(row => row.Object.Text("Name")), Is.EqualTo((string[])
            ["Virtual Machine SQL01", "Virtual Machine Configuration SQL01"]));
    }

    private static IEnumerable<Row> Ask(LabBench bench, string query) => AssociationSelection.Of(
        new ClassCatalog(NodeClasses.Of(bench.Model.FindNode("HV01"))), Namespace, AssociationParser.TryParse(query)!, default);
}
