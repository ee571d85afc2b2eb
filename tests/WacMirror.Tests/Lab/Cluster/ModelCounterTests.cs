using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class ModelCounterTests
{
    private const string Counters = "Win32_PerfRawData_NvspNicStats_HyperVVirtualNetworkAdapter";

    [Test]
    public async Task Counters_OverTime_NeverFall()
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Scale(1, 4));
        ulong last = 0;

        for (var second = 0; second < 600; second += 7)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(7));
            var now = Packets(bench, "VM-01-001", "PacketsPersec");
            Assert.That(now, Is.GreaterThan(last));
            last = now;
        }
    }

    [Test]
    public async Task Destination_WhileASourceIsThere_ReceivesMoreThanThatSourceCarries()
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Scale(1, 4));
        await bench.AddRoleAsync(bench.Nic("VM-01-002"), 1);
        await bench.AddRoleAsync(bench.Nic("VM-01-001"), 2);
        var (sourceBefore, before) = (Packets(bench, "VM-01-001", "PacketsPersec"), Received(bench));

        bench.Time.Advance(TimeSpan.FromSeconds(100));

        Assert.That(
            Received(bench) - before, Is.GreaterThan(Packets(bench, "VM-01-001", "PacketsPersec") - sourceBefore));
    }

    [Test]
    public async Task SwitchCounters_OverTime_TellFloodedPacketsAndAddresses()
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Scale(1, 4));
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        var flooded = Switch(bench).UInt64("PacketsFloodedPersec");

        await bench.VmPower.StopAsync("VM-01-001");

        Assert.Multiple(() =>
        {
            Assert.That(flooded, Is.Positive);
            Assert.That(Switch(bench).UInt64("PacketsFlooded"), Is.EqualTo(flooded));
            Assert.That(Switch(bench).UInt64("LearnedMacAddresses"), Is.GreaterThanOrEqualTo(3));
        });
    }

    [Test]
    public async Task Scale_OfTheLargestCluster_BuildsEveryObject()
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Scale(64, 125));

        Assert.Multiple(() =>
        {
            Assert.That(bench.Model.Vms, Has.Count.EqualTo(8000));
            Assert.That(bench.Instances("NODE64", "Msvm_SyntheticEthernetPortSettingData"), Has.Count.EqualTo(250));
            Assert.That(bench.Instances("NODE64", "Msvm_EthernetSwitchPort"), Has.Count.EqualTo(253));
            Assert.That(bench.Instances("NODE64", Counters), Has.Count.EqualTo(253));
            Assert.That(bench.Instances("NODE01", "MSCluster_ResourceGroup"), Has.Count.EqualTo(8001));
        });
    }

    [Test]
    public async Task Ids_OfTwoStarts_AreTheSame()
    {
        await using var first = await LabBench.StartAsync();
        await using var second = await LabBench.StartAsync();

        Assert.That(Ids(second), Is.EqualTo(Ids(first)));
    }

    [Test]
    public async Task SwitchIds_OfOneName_DifferOnEveryNode()
    {
        await using var bench = await LabBench.StartAsync();

        Assert.That(bench.Model.Nodes.Select(node => node.FindSwitch("Production")!.Id), Is.Unique);
    }

    [Test]
    public void Ids_OfPathsThatJoinAlike_Differ() =>
        Assert.That(LabIds.Of("a", "bc"), Is.Not.EqualTo(LabIds.Of("ab", "c")));

    private static List<string?> Ids(LabBench bench) =>
    [
        .. bench.Instances("HV01", "Msvm_EthernetPortAllocationSettingData").Select(row => row.Text("InstanceID")),
        .. bench.Instances("HV01", "Msvm_EthernetSwitchPort").Select(row => row.Text("DeviceID")),
    ];

    private static CimObject Switch(LabBench bench) =>
        bench.Instances("NODE01", "Win32_PerfRawData_NvspSwitchStats_HyperVVirtualSwitch")
            .Single(row => row.Text("Name") == "Production");

    private static ulong Received(LabBench bench) => Packets(bench, "VM-01-002", "PacketsReceivedPersec");

    private static ulong Packets(LabBench bench, string vm, string counter) =>
        bench.Instances("NODE01", Counters).Single(row => row.Text("Name")!.StartsWith($"{vm}_Network Adapter"))
            .UInt64(counter)!.Value;
}
