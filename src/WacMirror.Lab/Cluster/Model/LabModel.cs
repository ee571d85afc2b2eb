using System.Collections.Immutable;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>
/// All that a lab's nodes know: one object graph behind one gate. Whoever reads or changes a mutable member holds
/// <see cref="Gate"/>, briefly and never across an await; the data path is told while holding it and awaited after.
/// </summary>
internal sealed class LabModel : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<string, LabVm> vms = new(StringComparer.OrdinalIgnoreCase);
    private ImmutableList<Task> work = [];

    public LabModel(LabTopology topology, LabDataPath dataPath, LabOptions options)
    {
        Stopping = stop.Token;
        Name = topology.Name;
        DataPath = dataPath;
        Time = options.Time;
        Behavior = options.Behavior;
        Nodes = [.. topology.Nodes.Select((node, index) => new LabNode(this, node, index + 1))];
        foreach (var definition in topology.Machines)
        {
            var node = FindNode(definition.Node);
            var vm = new LabVm(this, node, definition) { StartsWithNode = definition.IsRunning };
            node.Vms.Add(vm);
            vms.Add(vm.Name, vm);
        }
    }

    public Lock Gate { get; } = new();

    public string Name { get; }

    public LabDataPath DataPath { get; }

    public TimeProvider Time { get; }

    public LabBehavior Behavior { get; }

    public ImmutableArray<LabNode> Nodes { get; }

    /// <summary>Every machine of the lab, in no order.</summary>
    public IReadOnlyCollection<LabVm> Vms => vms.Values;

    /// <summary>Cancelled when the lab ends; can be asked after that too.</summary>
    public CancellationToken Stopping { get; }

    /// <exception cref="LabException">No such node.</exception>
    public LabNode FindNode(string name) =>
        Nodes.FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw LabException.NotFound("node", name, $"one of {string.Join(", ", Nodes.Select(node => node.Name))}");

    /// <exception cref="LabException">No such machine.</exception>
    public LabVm FindVm(string name) =>
        TryFindVm(name)
        ?? throw LabException.NotFound("vm", name, "the name of a machine of the lab");

    public LabVm? TryFindVm(string name) => vms.GetValueOrDefault(name);

    /// <summary>Keeps hold of work that nobody awaits, so that the end of the lab can.</summary>
    public void Track(Task task)
    {
        ImmutableInterlocked.Update(ref work, list => list.RemoveAll(done => done.IsCompleted).Add(task));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        await DataPath.DisposeAsync();
    }
}
