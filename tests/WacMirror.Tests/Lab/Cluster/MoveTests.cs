using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class MoveTests
{
    [Test]
    public async Task Move_KeepsRoleAndIdsAndRenewsPortAndSwitch()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB2");
        await bench.AddRoleAsync(nic, 2);
        var (port, home, setting, adapter) = (nic.Live!.Id, nic.Switch!.Id, nic.SettingId(), nic.AdapterId);

        await bench.RunAsync(bench.Migration.MoveAsync("NLB2", "HV03", default));

        Assert.Multiple(() =>
        {
            Assert.That(nic.Vm.Node.Name, Is.EqualTo("HV03"));
            Assert.That(nic.Live!.Port!.Settings.Mode, Is.EqualTo(MonitorMode.Source));
            Assert.That(nic.SettingId(), Is.EqualTo(setting));
            Assert.That(nic.AdapterId, Is.EqualTo(adapter));
            Assert.That(nic.Live!.Id, Is.Not.EqualTo(port));
            Assert.That(nic.Switch!.Id, Is.Not.EqualTo(home));
            Assert.That(Names(bench, "HV01", "Msvm_ComputerSystem"), Has.None.EqualTo("NLB2"));
            Assert.That(Names(bench, "HV03", "Msvm_ComputerSystem"), Has.One.EqualTo("NLB2"));
        });
    }

    [Test]
    public async Task Move_WhenSettingIdsAreRenewed_KeepsTheRoleUnderANewId()
    {
        await using var bench = await LabBench.StartAsync(behavior: new LabBehavior { MoveRenewsSettingIds = true });
        var nic = bench.Nic("NLB2");
        await bench.AddRoleAsync(nic, 2);
        var before = nic.SettingId();

        await bench.RunAsync(bench.Migration.MoveAsync("NLB2", "HV03", default));

        Assert.Multiple(() =>
        {
            Assert.That(nic.SettingId(), Is.Not.EqualTo(before));
            Assert.That(nic[FeatureDefinition.Security]!.Number("MonitorMode"), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Move_WhileItPrepares_ShowsAPlannedMachineAndAPendingGroup()
    {
        await using var bench = await LabBench.StartAsync();

        var move = bench.Migration.MoveAsync("NLB2", "HV03", default);
        var planned = Names(bench, "HV03", "Msvm_PlannedComputerSystem");
        var state = Group(bench, "NLB2").UInt32("State");
        await bench.RunAsync(move);

        Assert.Multiple(() =>
        {
            Assert.That(planned, Is.EqualTo(new[] { "NLB2" }));
            Assert.That(state, Is.EqualTo(4));
            Assert.That(Names(bench, "HV03", "Msvm_PlannedComputerSystem"), Is.Empty);
            Assert.That(Group(bench, "NLB2").UInt32("State"), Is.Zero);
            Assert.That(Group(bench, "NLB2").Text("OwnerNode"), Is.EqualTo("HV03"));
        });
    }

    [Test]
    public async Task Move_ResetsTheCounters()
    {
        await using var bench = await LabBench.StartAsync(ModelTopology());
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        var before = Received(bench, "NODE01", "VM-01-001");

        await bench.RunAsync(bench.Migration.MoveAsync("VM-01-001", "NODE02", default));

        Assert.That(Received(bench, "NODE02", "VM-01-001"), Is.LessThan(before / 10));
    }

    [Test]
    public async Task Move_CalledOffInTime_LeavesTheMachineWhereItWas()
    {
        await using var bench = await LabBench.StartAsync();
        using var cancel = new CancellationTokenSource();
        var port = bench.Nic("NLB2").Live;

        var move = bench.Migration.MoveAsync("NLB2", "HV03", cancel.Token);
        await cancel.CancelAsync();

        Assert.Multiple(() =>
        {
            Assert.That(async () => await move, Throws.InstanceOf<OperationCanceledException>());
            Assert.That(bench.Model.FindVm("NLB2").Move, Is.Null);
            Assert.That(bench.Nic("NLB2").Live, Is.SameAs(port));
        });
    }

    [TestCase("NLB2", "HV01", LabFault.Conflict)]
    [TestCase("NLB2", "HV09", LabFault.NotFound)]
    [TestCase("NOBODY", "HV02", LabFault.NotFound)]
    [TestCase("COLLECTOR-HV01", "HV02", LabFault.Conflict)]
    public async Task Move_ThatCannotBe_IsRefusedWithItsReason(string vm, string node, LabFault fault)
    {
        await using var bench = await LabBench.StartAsync();

        var error = Assert.ThrowsAsync<LabException>(() => bench.Migration.MoveAsync(vm, node, default))!;

        Assert.That(error.Fault, Is.EqualTo(fault));
    }

    [Test]
    public async Task Move_OfAMachineThatMoves_IsAConflict()
    {
        await using var bench = await LabBench.StartAsync();
        var first = bench.Migration.MoveAsync("NLB2", "HV03", default);

        var error = Assert.ThrowsAsync<LabException>(() => bench.Migration.MoveAsync("NLB2", "HV02", default))!;
        await bench.RunAsync(first);

        Assert.That(error.Fault, Is.EqualTo(LabFault.Conflict));
    }

    [Test]
    public async Task Move_WhoseTargetCrashes_EndsOnTheOldNodeWithAPort()
    {
        await using var bench = await LabBench.StartAsync();
        var move = bench.Migration.MoveAsync("NLB2", "HV03", default);
        await bench.RunAsync(bench.NodePower.CrashAsync("HV03", default));

        Assert.ThrowsAsync<LabException>(() => bench.RunAsync(move));

        Assert.Multiple(() =>
        {
            Assert.That(bench.Model.FindVm("NLB2").Node.Name, Is.EqualTo("HV01"));
            Assert.That(bench.Nic("NLB2").Live, Is.Not.Null);
        });
    }

    private static WacMirror.Lab.Topologies.LabTopology ModelTopology() =>
        WacMirror.Lab.Topologies.LabTopology.Scale(2, 3);

    private static ulong Received(LabBench bench, string node, string vm) =>
        bench.Instances(node, "Win32_PerfRawData_NvspNicStats_HyperVVirtualNetworkAdapter")
            .First(row => row.Text("Name")!.StartsWith($"{vm}_Network Adapter")).UInt64("PacketsReceivedPersec")!.Value;

    private static List<string?> Names(LabBench bench, string node, string name) =>
        [.. bench.Instances(node, name).Select(row => row.Text("ElementName"))];

    private static WacMirror.Cim.CimObject Group(LabBench bench, string name) =>
        bench.Instances("HV02", "MSCluster_ResourceGroup").Single(row => row.Text("Name") == name);
}
