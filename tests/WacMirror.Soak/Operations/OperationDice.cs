using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>Chooses what happens next, by weight.</summary>
internal sealed class OperationDice
{
    private readonly SoakWorld world;
    private readonly (int Weight, Func<Task> What)[] operations;
    private readonly int sum;

    public OperationDice(SoakWorld world)
    {
        this.world = world;
        var cluster = new ClusterDice(world);
        var stranger = new StrangerDice(world);
        var rules = new RuleDice(world);
        var policies = new PolicyDraw(world, new PolicyCalls(world));
        var faults = new FaultDice(world);
        operations =
        [
            (16, cluster.MoveAsync), (2, cluster.DrainAsync), (2, cluster.CrashAsync), (4, () => cluster.StartNodeAsync()),
            (8, cluster.SwitchMachineAsync), (4, cluster.CreateMachineAsync), (3, cluster.DeleteMachineAsync),
            (12, stranger.EditRoleAsync), (6, stranger.EditVlanAsync), (8, stranger.EditOtherAsync), (2, rules.EditAsync),
            (6, policies.CreateAsync), (7, policies.EditAsync), (5, policies.SwitchAsync), (3, policies.EndAsync), (2, policies.ConfirmAsync),
            (3, policies.AdoptAsync), (6, policies.SetByHandAsync), (4, faults.SetAsync), (1, KillAsync),
        ];
        sum = operations.Sum(operation => operation.Weight);
    }

    public async Task NextAsync()
    {
        world.Figures.Operations++;
        var left = world.Chance.Next(sum);
        foreach (var (weight, what) in operations)
            if ((left -= weight) < 0)
            {
                await what();
                break;
            }
        // So that operations meet the host at every moment of its work, and not always at the same.
        if (world.Toss(0.3))
            await Task.Delay(TimeSpan.FromMilliseconds(world.Chance.Next(200)), TimeProvider.System);
    }

    /// <summary>Lets the host die a little later, in the middle of what comes next, and live again.</summary>
    private Task KillAsync()
    {
        if (!world.Reviving.IsCompleted)
            return Task.CompletedTask;
        var delay = TimeSpan.FromMilliseconds(world.Chance.Next(400));
        world.Note($"kill in {delay.TotalMilliseconds} ms");
        world.Figures.Kills++;
        world.Reviving = DieAsync(delay);
        return Task.CompletedTask;
    }

    private async Task DieAsync(TimeSpan delay)
    {
        await Task.Delay(delay, TimeProvider.System);
        await world.Host.KillAsync();
        await world.Host.StartAsync();
    }
}
