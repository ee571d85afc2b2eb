using WacMirror.Lab.Cluster;
using WacMirror.Soak.Labs;
using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>What happens to a cluster, in both labs.</summary>
internal sealed class ClusterDice(SoakWorld world)
{
    private int newcomers;

    public async Task MoveAsync()
    {
        var machine = world.Pick([.. Machines().Where(machine => machine.IsClustered)]);
        var target = Node();
        world.Note($"move {machine.Name} from {machine.Node} to {target}");
        await world.Labs.BothAsync(lab => lab.MoveAsync(machine.Name, target, default));
        world.Look();
    }

    public async Task DrainAsync()
    {
        if (Up() < 3)
            return;
        var node = Node();
        world.Note($"drain {node}");
        await world.Labs.BothAsync(lab => lab.DrainAsync(node, default));
        world.Look();
    }

    public async Task CrashAsync()
    {
        if (Up() < 3)
            return;
        var node = Node();
        world.Note($"crash {node}");
        await world.Labs.BothAsync(lab => lab.CrashAsync(node, default));
        world.Look();
    }

    public async Task StartNodeAsync(string? which = null)
    {
        var node = which ?? Node();
        world.Note($"start {node}");
        await world.Labs.BothAsync(lab => lab.StartNodeAsync(node, default));
        world.Look();
    }

    public async Task SwitchMachineAsync()
    {
        var machine = world.Pick(Machines());
        world.Note($"{(machine.State == "running" ? "stop" : "start")} {machine.Name}");
        await world.Labs.BothAsync(lab => machine.State == "running"
            ? lab.StopVmAsync(machine.Name, default)
            : lab.StartVmAsync(machine.Name, default));
        world.Look();
    }

    /// <summary>Makes a machine; sometimes one of a name that was there before, so that its ids return.</summary>
    public async Task CreateMachineAsync()
    {
        var number = world.Toss(0.5) || newcomers == 0 ? ++newcomers : world.Chance.Next(newcomers) + 1;
        // The names would have three digits, and more machines than a small cluster needs.
        if (newcomers > 12)
            (newcomers, number) = (12, world.Chance.Next(12) + 1);
        var definition = SoakTopology.Newcomer(number, Node());
        world.Note($"create {definition.Name} on {definition.Node}");
        await world.Labs.BothAsync(async lab =>
        {
            lab.CreateVm(definition);
            await lab.StartVmAsync(definition.Name, default);
        });
        world.Look();
    }

    public async Task DeleteMachineAsync()
    {
        var newer = Machines().Where(machine => machine.Name.StartsWith("NEW", StringComparison.Ordinal)).ToList();
        if (newer.Count == 0)
        {
            await CreateMachineAsync();
            return;
        }
        var machine = world.Pick(newer);
        world.Note($"delete {machine.Name}");
        await world.Labs.BothAsync(async lab =>
        {
            if (lab.View().Machines.First(other => other.Name == machine.Name).State == "running")
                await lab.StopVmAsync(machine.Name, default);
            lab.DeleteVm(machine.Name);
        });
        world.Look();
    }

    private LabMachineView[] Machines() => [.. world.Labs.Watched.View().Machines];

    private int Up() => world.Labs.Watched.View().Nodes.Count(node => node.State == "up");

    private string Node() => SoakTopology.NodeName(world.Chance.Next(SoakTopology.Nodes) + 1);
}
