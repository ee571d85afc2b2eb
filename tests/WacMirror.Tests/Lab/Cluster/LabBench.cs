using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Cluster.Operations;
using WacMirror.Lab.Switching;
using WacMirror.Lab.Topologies;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Classes;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>A lab without sockets, on a clock that the test turns.</summary>
internal sealed class LabBench : IAsyncDisposable
{
    private readonly Dictionary<string, CimClass> classes = new(StringComparer.OrdinalIgnoreCase);

    private LabBench(LabTopology topology, LabBehavior behavior)
    {
        var options = new LabOptions { Time = Time, Behavior = behavior };
        Model = new LabModel(topology, DataPaths.Create(topology, options, NullLogger.Instance), options);
        NodePower = new NodePower(Model, (node, reachable) => Reachable[node] = reachable);
        Migration = new Migration(Model);
        Drain = new NodeDrain(Model, Migration);
        VmPower = new VmPower(Model);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));

    public LabModel Model { get; }

    public NodePower NodePower { get; }

    public Migration Migration { get; }

    public NodeDrain Drain { get; }

    public VmPower VmPower { get; }

    /// <summary>The last that was said of each node's reachability.</summary>
    public Dictionary<string, bool> Reachable { get; } = [];

    public static async Task<LabBench> StartAsync(
        LabTopology? topology = null, LabBehavior? behavior = null, bool traffic = false)
    {
        topology ??= LabTopology.Default();
        var bench = new LabBench(topology, behavior ?? LabBehavior.Default);
        await bench.NodePower.StartAllAsync();
        if (traffic)
            await LabTraffic.StartAsync(bench.Model, topology, seed: 1);
        return bench;
    }

    /// <summary>Turns the clock until the work is done, never while frames are under way.</summary>
    public async Task RunAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
            await SettleAsync();
        }
        await work;
    }

    public CimClass Class(string node, string name)
    {
        if (!classes.TryGetValue($"{node}/{name}", out var found))
        {
            found = NodeClasses.Of(Model.FindNode(node)).Single(item => item.Name == name);
            classes.Add($"{node}/{name}", found);
        }
        return found;
    }

    public List<CimObject> Instances(string node, string name) => [.. Class(node, name).Instances()];

    /// <summary>What a machine's first NIC sent.</summary>
    public DirectionCounters Sent(string vm) => Model.DataPath.Read(Nic(vm), Nic(vm).Live!).Sent;

    public LabNic Nic(string vm, int index = 0) => Model.FindVm(vm).Nics[index];

    // Each turn of the fabric carries a frame one hop further; an answer across two switches takes fewer than these.
    private async Task SettleAsync()
    {
        const int turns = 24;
        if (Model.DataPath is FrameDataPath frames)
            for (var turn = 0; turn < turns; turn++)
                await frames.Fabric.InvokeAsync(() => true);
    }

    public ValueTask DisposeAsync() => Model.DisposeAsync();
}
