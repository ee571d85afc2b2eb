using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Topologies;
using static WacMirror.Tests.Lab.Cluster.RoleWriting;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class NodeTests
{
    [Test]
    public async Task Crash_RestartsClusteredMachinesElsewhereAndLeavesLocalOnesDown()
    {
        await using var bench = await LabBench.StartAsync();
        var clustered = bench.Model.FindNode("HV01").Vms.Where(vm => vm.Definition.IsClustered).ToList();

        await bench.RunAsync(bench.NodePower.CrashAsync("HV01", default));

        Assert.Multiple(() =>
        {
            Assert.That(bench.Reachable["HV01"], Is.False);
            Assert.That(clustered.Select(vm => vm.Node.Name), Is.All.AnyOf("HV02", "HV03"));
            Assert.That(clustered.Select(vm => vm.IsRunning), Is.All.True);
            Assert.That(bench.Model.FindVm("COLLECTOR-HV01").IsRunning, Is.False);
            Assert.That(bench.Model.FindVm("COLLECTOR-HV01").Node.Name, Is.EqualTo("HV01"));
            Assert.That(NodeRow(bench, "HV01").UInt32("State"), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Crash_BeforeTheClusterNotices_HasStoppedEverythingOnTheNode()
    {
        await using var bench = await LabBench.StartAsync();

        var crash = bench.NodePower.CrashAsync("HV01", default);
        var running = bench.Model.FindNode("HV01").Vms.Count(vm => vm.IsRunning);
        await bench.RunAsync(crash);

        Assert.That(running, Is.Zero);
    }

    [Test]
    public async Task Start_AfterACrash_BringsBackTheNodeAndItsLocalMachines()
    {
        await using var bench = await LabBench.StartAsync();
        await bench.RunAsync(bench.NodePower.CrashAsync("HV01", default));

        await bench.NodePower.StartAsync("HV01");

        Assert.Multiple(() =>
        {
            Assert.That(bench.Reachable["HV01"], Is.True);
            Assert.That(bench.Model.FindVm("COLLECTOR-HV01").IsRunning, Is.True);
            Assert.That(bench.Model.FindNode("HV01").Switches[0].ManagementNic!.Live, Is.Not.Null);
            Assert.That(bench.Model.FindVm("NLB1").Node.Name, Is.Not.EqualTo("HV01"));
        });
    }

    [Test]
    public async Task Crash_OfTheLastNode_KeepsItsMachinesForItsReturn()
    {
        await using var bench = await LabBench.StartAsync();
        foreach (var node in (string[])["HV02", "HV03", "HV01"])
            await bench.RunAsync(bench.NodePower.CrashAsync(node, default));
        var running = bench.Model.Vms.Count(vm => vm.IsRunning);

        await bench.NodePower.StartAsync("HV01");

        Assert.Multiple(() =>
        {
            Assert.That(running, Is.Zero);
            Assert.That(bench.Model.FindVm("NLB1").IsRunning, Is.True);
        });
    }

    [Test]
    public async Task Drain_MovesEveryClusteredMachineAndPausesTheNode()
    {
        await using var bench = await LabBench.StartAsync();

        await bench.RunAsync(bench.Drain.DrainAsync("HV01", default));

        Assert.Multiple(() =>
        {
            Assert.That(
                bench.Model.FindNode("HV01").Vms.Select(vm => vm.Name), Is.EqualTo(new[] { "COLLECTOR-HV01" }));
            Assert.That(bench.Model.Vms.Where(vm => vm.Name != "BUILD01").Select(vm => vm.IsRunning), Is.All.True);
            Assert.That(NodeRow(bench, "HV01").UInt32("State"), Is.EqualTo(2));
            Assert.That(NodeRow(bench, "HV01").UInt32("NodeDrainStatus"), Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Drain_CalledOff_LeavesTheNodeUp()
    {
        await using var bench = await LabBench.StartAsync();
        using var cancel = new CancellationTokenSource();

        var drain = bench.Drain.DrainAsync("HV01", cancel.Token);
        var state = bench.Model.FindNode("HV01").State;
        await cancel.CancelAsync();

        Assert.Multiple(() =>
        {
            Assert.That(state, Is.EqualTo(NodeState.Paused));
            Assert.That(async () => await drain, Throws.InstanceOf<OperationCanceledException>());
            Assert.That(bench.Model.FindNode("HV01").State, Is.EqualTo(NodeState.Up));
        });
    }

    [Test]
    public async Task Start_OfAPausedNode_MakesItATargetAgain()
    {
        await using var bench = await LabBench.StartAsync();
        await bench.RunAsync(bench.Drain.DrainAsync("HV01", default));

        await bench.NodePower.StartAsync("HV01");
        await bench.RunAsync(bench.Migration.MoveAsync("NLB1", "HV01", default));

        Assert.That(bench.Model.FindVm("NLB1").Node.Name, Is.EqualTo("HV01"));
    }

    [Test]
    public async Task Operations_InTheWrongState_AreConflicts()
    {
        await using var bench = await LabBench.StartAsync();
        await bench.RunAsync(bench.NodePower.CrashAsync("HV02", default));

        Assert.Multiple(() =>
        {
            Conflict(() => bench.NodePower.CrashAsync("HV02", default));
            Conflict(() => bench.NodePower.StartAsync("HV01"));
            Conflict(() => bench.Drain.DrainAsync("HV02", default));
            Conflict(() => bench.Migration.MoveAsync("NLB1", "HV02", default));
            Conflict(() => bench.VmPower.StartAsync("NLB1"));
            Conflict(() => bench.VmPower.StopAsync("BUILD01"));
        });
    }

    [Test]
    public async Task Crash_WhileTheNodeStarts_LeavesItUnreachable()
    {
        await using var bench = await LabBench.StartAsync();
        await bench.RunAsync(bench.NodePower.CrashAsync("HV01", default));
        using var frames = new ManualResetEventSlim();
        var blocked = ((FrameDataPath)bench.Model.DataPath).Fabric.InvokeAsync(() => frames.Wait(Timeout.Infinite));

        var start = bench.NodePower.StartAsync("HV01");
        var crash = bench.NodePower.CrashAsync("HV01", default);
        frames.Set();
        await blocked;
        await start;

        Assert.That(bench.Reachable["HV01"], Is.False);
        await bench.RunAsync(crash);
    }

    [Test]
    public async Task Crash_SoonAfterAnother_FailsOverOnceAfterItsOwnDelay()
    {
        await using var bench = await LabBench.StartAsync(LabTopology.Scale(3, 4));
        var vm = bench.Model.FindVm("VM-01-001");
        var first = bench.NodePower.CrashAsync("NODE01", default);
        bench.Time.Advance(LabBehavior.Default.FailoverDelay / 2);
        await bench.NodePower.StartAsync("NODE01");
        var second = bench.NodePower.CrashAsync("NODE01", default);

        bench.Time.Advance(LabBehavior.Default.FailoverDelay / 2);
        await first;
        var inBetween = (vm.Node.Name, vm.IsRunning);
        bench.Time.Advance(LabBehavior.Default.FailoverDelay / 2);
        await second;

        Assert.Multiple(() =>
        {
            Assert.That(inBetween, Is.EqualTo(("NODE01", false)));
            Assert.That((vm.Node.Name, vm.IsRunning), Is.EqualTo(("NODE02", true)));
        });
    }

    [Test]
    public async Task Crash_BeforeAJobIsDone_LeavesTheRoleUnwritten()
    {
        await using var bench = await LabBench.StartAsync();
        var nic = bench.Nic("NLB1");
        var answer = bench.Call("HV01", Machines, "AddFeatureSettings", AddParameters(
            nic.InstanceId, Embedded(("MonitorMode", CimValue.Of(2UL)))));
        var job = bench.JobOf("HV01", answer);

        await bench.RunAsync(bench.NodePower.CrashAsync("HV01", default));
        await bench.RunAsync(job.Completion);

        Assert.Multiple(() =>
        {
            Assert.That(nic.Vm.Node.Name, Is.Not.EqualTo("HV01"));
            Assert.That(nic[FeatureDefinition.Security], Is.Null);
            Assert.That(job.Error, Is.Not.Null);
        });
    }

    [Test]
    public async Task Restart_OfAMachine_RenewsItsPort()
    {
        await using var bench = await LabBench.StartAsync();
        var before = bench.Nic("NLB1").Live!.Id;

        await bench.VmPower.RestartAsync("NLB1");

        Assert.That(bench.Nic("NLB1").Live!.Id, Is.Not.EqualTo(before));
    }

    private static void Conflict(Func<Task> operation) =>
        Assert.That(Assert.ThrowsAsync<LabException>(() => operation())!.Fault, Is.EqualTo(LabFault.Conflict));

    private static CimObject NodeRow(LabBench bench, string name) =>
        bench.Instances("HV03", "MSCluster_Node").Single(row => row.Text("Name") == name);
}
