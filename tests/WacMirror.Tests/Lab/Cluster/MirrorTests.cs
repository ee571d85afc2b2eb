using WacMirror.Lab.Topologies;
using static WacMirror.Tests.Lab.Cluster.RoleWriting;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>The roles written through the classes decide what a monitor sees.</summary>
public sealed class MirrorTests
{
    private const string Counters = "Win32_PerfRawData_NvspNicStats_HyperVVirtualNetworkAdapter";

    private static readonly LabTopology Quiet = LabTopology.Default() with { Traffic = [] };

    [Test]
    public async Task Monitor_OfAPingBetweenOthers_CountsEveryPacketOnceWhileTheRolesAreSet()
    {
        await using var bench = await LabBench.StartAsync(Quiet);
        var ping = new WacMirror.Lab.Cluster.Operations.LabPing(bench.Model);
        await bench.RunAsync(ping.RunAsync("HV01", "NLB2", 1, default));
        var atFirst = Directed(bench);

        await bench.RunAsync(ping.RunAsync("HV01", "NLB2", 5, default));
        var without = Directed(bench) - atFirst;
        await bench.AddRoleAsync(bench.Nic("NLB1"), 1);
        await bench.AddRoleAsync(bench.Nic("NLB2"), 2);
        await bench.RunAsync(ping.RunAsync("HV01", "NLB2", 5, default));
        var with = Directed(bench) - atFirst;
        await bench.CallToEndAsync(
            "HV01", Machines, "RemoveFeatureSettings", RemoveParameters(Security, bench.Nic("NLB2").SettingId()));
        await bench.RunAsync(ping.RunAsync("HV01", "NLB2", 5, default));
        var after = Directed(bench) - atFirst;

        Assert.That((without, with, after), Is.EqualTo((0, 10, 10)));
    }

    private static long Directed(LabBench bench) =>
        (long)bench.Instances("HV01", Counters).Single(row => row.Text("Name")!.StartsWith("NLB1_"))
            .UInt64("DirectedPacketsReceivedPersec")!.Value;
}
