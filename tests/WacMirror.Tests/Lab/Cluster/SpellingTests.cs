using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Wsman;
using static WacMirror.Tests.Lab.Cluster.RoleWriting;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>The same lab, spelled in each way that real nodes may have.</summary>
public sealed class SpellingTests
{
    private const string Connections = "Msvm_EthernetPortAllocationSettingData";

    [TestCase(LabIdCase.Upper, false, false)]
    [TestCase(LabIdCase.Lower, true, true)]
    [TestCase(LabIdCase.Mixed, true, false)]
    public async Task Ids_InEachCase_AreThatAndStillFound(LabIdCase given, bool isConnectionLower, bool isNicLower)
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { IdCase = given });
        var nic = bench.Nic("NLB1");

        var connection = One(bench, Connections, nic.InstanceId);
        var setting = One(bench, "Msvm_SyntheticEthernetPortSettingData", nic.NicInstanceId);
        var job = await bench.CallToEndAsync(
            "HV01", Machines, "AddFeatureSettings",
            AddParameters(connection.Text("InstanceID")!, Embedded(("MonitorMode", CimValue.Of(2UL)))));

        Assert.That(IsLower(connection.Text("InstanceID")!), Is.EqualTo(isConnectionLower));
        Assert.That(IsLower(connection.Texts("HostResource").Single()), Is.EqualTo(isConnectionLower));
        Assert.That(IsLower(setting.Text("InstanceID")!), Is.EqualTo(isNicLower));
        Assert.That(job.Error, Is.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task EmptyArray_IsAbsentOrNil(bool absent)
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { EmptyArraysAreAbsent = absent });

        var row = bench.Instances("HV01", "Msvm_GuestNetworkAdapterConfiguration")
            .Single(item => item.Text("InstanceID")!.EndsWith(bench.Nic("COLLECTOR-HV01", 1).Id.ToString().ToUpperInvariant()));

        Assert.That(row["IPAddresses"].AsItems, Has.Length.EqualTo(absent ? 0 : 1));
        Assert.That(row["IPAddresses"].AsItems, Is.All.EqualTo(CimValue.None));
    }

    [TestCase(true, "B")]
    [TestCase(false, "D")]
    public async Task VmId_OfResource_HasBracesOrNot(bool braces, string format)
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { VmIdHasBraces = braces });

        var row = bench.Instances("HV01", "MSCluster_Resource").First(item => item.Text("OwnerGroup") == "SQL01");

        Assert.That(
            ((CimValue.Embedded)row["PrivateProperties"]).Object.Text("VmID"),
            Is.EqualTo(bench.Model.FindVm("SQL01").Id.ToString(format)));
    }

    [TestCase(true, 4)]
    [TestCase(false, 1)]
    public async Task Templates_OfAKind_StandAloneOrWithSiblings(bool siblings, int count)
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { TemplatesHaveSiblings = siblings });

        var ids = bench.Instances("HV01", Security).Select(row => row.Text("InstanceID")!).ToList();

        Assert.That(ids, Has.Count.EqualTo(count));
        Assert.That(ids.Count(id => id.EndsWith(@"\Default")), Is.EqualTo(1));
    }

    [TestCase(true, "HV01_Production_")]
    [TestCase(false, "Production")]
    public async Task Counters_OfManagementNic_AreNamedInEitherWay(bool allocation, string start)
    {
        await using var bench = await LabBench.StartAsync(
            behavior: new LabBehavior { ManagementCountersNameAllocation = allocation });
        var nic = bench.Model.FindNode("HV01").Switches[0].ManagementNic!;

        var name = bench.Instances("HV01", "Win32_PerfRawData_NvspNicStats_HyperVVirtualNetworkAdapter")
            .Select(row => row.Text("Name")!).Single(item => item.StartsWith(start));

        Assert.That(name.EndsWith(nic.Id.ToString().ToUpperInvariant()), Is.EqualTo(allocation));
    }

    [Test]
    public async Task Texts_OfEachNode_AreInItsLanguageAndNamesAreNot()
    {
        await using var bench = await LabBench.StartAsync();

        var captions = bench.Model.Nodes.Select(
            node => bench.Instances(node.Name, Security).First().Text("ElementName"));
        var names = bench.Instances("HV02", "Msvm_ComputerSystem").Select(row => row.Text("ElementName"));

        Assert.That(captions, Is.EqualTo((string[])
        [
            "Ethernet Switch Port Security Settings",
            "イーサネット スイッチ ポートのセキュリティ設定",
            "Configurações de Segurança da Porta do Comutador Ethernet",
        ]));
        Assert.That(names, Does.Contain("SQL02"));
        Assert.That(bench.Instances("HV02", "Msvm_ComputerSystem")[0].Text("Caption"), Is.EqualTo("ホスト コンピューター システム"));
    }

    [Test]
    public async Task ClusterProvider_AfterItsNodeCameBack_IsMissingForAWhile()
    {
        await using var bench = await LabBench.StartAsync(
            behavior: new LabBehavior { ClusterProviderDelay = TimeSpan.FromSeconds(30) });
        Assert.That(bench.Instances("HV01", "MSCluster_Node"), Has.Count.EqualTo(3), "there from the beginning");
        await bench.RunAsync(bench.NodePower.CrashAsync("HV01", default));
        await bench.RunAsync(bench.NodePower.StartAsync("HV01"));

        Assert.That(
            () => bench.Instances("HV01", "MSCluster_Node"),
            Throws.TypeOf<CimFault>().With.Property("Kind").EqualTo(CimFaultKind.ProviderUnavailable));
        Assert.That(bench.Instances("HV01", "Msvm_VirtualEthernetSwitch"), Is.Not.Empty);
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(bench.Instances("HV01", "MSCluster_Node"), Has.Count.EqualTo(3));
    }

    [TestCase("PrivateProperties", true)]
    [TestCase("OwnerNode", false)]
    public async Task PrivateProperties_OfResources_CostTime(string property, bool costs)
    {
        await using var bench = await LabBench.StartAsync(
            behavior: new LabBehavior { PrivatePropertiesCost = TimeSpan.FromMilliseconds(8) });
        var resources = bench.Instances("HV01", "MSCluster_Resource").Count;

        var cost = bench.Class("HV01", "MSCluster_Resource").CostOf(name => name == property);

        Assert.That(cost, Is.EqualTo(costs ? TimeSpan.FromMilliseconds(8 * resources) : TimeSpan.Zero));
    }

    private static CimObject One(LabBench bench, string className, string instanceId) => bench.Instances("HV01", className)
        .Single(row => row.Text("InstanceID")!.Equals(instanceId, StringComparison.OrdinalIgnoreCase));

    private static bool IsLower(string text) => !Guid(text).Any(char.IsAsciiLetterUpper);

    private static string Guid(string text) => System.Text.RegularExpressions.Regex.Match(text, "[0-9A-Fa-f-]{36}").Value;
}
