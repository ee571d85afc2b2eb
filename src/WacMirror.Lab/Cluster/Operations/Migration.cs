using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Moves a machine to another node: the planned machine appears there, the machine is on no network for a
/// moment, then it is there, with its settings, a new port and counters from 0.</summary>
internal sealed class Migration(LabModel model)
{
    /// <summary>Moves the machine, and after it those that a SameNode rule ties to it.</summary>
    /// <exception cref="LabException">The machine cannot move there, or a crash broke the move off.</exception>
    public async Task MoveAsync(string vmName, string nodeName, CancellationToken cancellationToken)
    {
        await MoveOneAsync(vmName, nodeName, cancellationToken);
        foreach (var companion in CompanionsOf(vmName))
            await FollowAsync(companion, nodeName, cancellationToken);
    }

    private List<string> CompanionsOf(string vmName)
    {
        lock (model.Gate)
            return
            [
                .. model.AffinityRules.CompanionsOf(model.FindVm(vmName), AffinityKind.SameNode).Select(vm => vm.Name),
            ];
    }

    private async Task FollowAsync(string vmName, string nodeName, CancellationToken cancellationToken)
    {
        try
        {
            await MoveOneAsync(vmName, nodeName, cancellationToken);
        }
        catch (LabException)
        {
            // It is there already or cannot go there; a rule is broken rather than a machine taken down.
        }
    }

    private async Task MoveOneAsync(string vmName, string nodeName, CancellationToken cancellationToken)
    {
        LabVm vm;
        LabMove move;
        lock (model.Gate)
        {
            vm = model.FindVm(vmName);
            var target = model.FindNode(nodeName);
            Check(vm, target);
            vm.Move = move = new LabMove(target);
        }
        try
        {
            await Task.Delay(model.Behavior.MovePreparation, model.Time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (model.Gate)
                if (vm.Move == move)
                    vm.Move = null;
            throw;
        }
        await HandOverAsync(vm, move);
    }

    private static void Check(LabVm vm, LabNode target)
    {
        if (vm.Move is not null)
            throw LabException.Conflict(
                "vm", vm.Name, $"a machine that is not moving; it moves to {vm.MovesTo!.Name}");
        if (!vm.Definition.IsClustered)
            throw LabException.Conflict("vm", vm.Name, "a machine that the cluster owns");
        if (!vm.Node.IsRunning)
            throw LabException.Conflict("vm", vm.Name, $"a machine on a node that is up; {vm.Node.Name} is down");
        if (target == vm.Node)
            throw LabException.Conflict("node", target.Name, "another node than the one where the machine is");
        if (target.State != NodeState.Up)
            throw LabException.Conflict("node", target.Name, $"a node that is up; it is {target.State}");
        if (Placement.MissingSwitch(vm, target) is { } missing)
            throw LabException.Conflict("node", target.Name, $"a node with a switch '{missing}'");
    }

    // No token from here on: half a hand-over would be a machine on no node.
    private async Task HandOverAsync(LabVm vm, LabMove move)
    {
        Task detached;
        lock (model.Gate)
        {
            CheckUnbroken(vm, move);
            detached = Task.WhenAll(vm.Nics.Select(nic => nic.Disconnect_NeedsLock()));
        }
        await detached;
        await Task.Delay(model.Behavior.MoveBlackout, model.Time, model.Stopping);
        bool arrived;
        Task attached;
        lock (model.Gate)
        {
            CheckUnbroken(vm, move);
            arrived = move.Target.State == NodeState.Up;
            if (arrived)
                Place(vm, move.Target);
            vm.Move = null;
            attached = vm.IsRunning
                ? Task.WhenAll(vm.Nics.Select(nic => nic.Connect_NeedsLock()))
                : Task.CompletedTask;
        }
        await attached;
        if (!arrived)
            throw LabException.Conflict(
                "node", move.Target.Name, $"a node that stays up; {vm.Name} is still on {vm.Node.Name}");
    }

    private void Place(LabVm vm, LabNode target)
    {
        vm.PlaceOn(target);
        if (!model.Behavior.MoveRenewsSettingIds)
            return;
        foreach (var nic in vm.Nics)
            foreach (var definition in FeatureDefinition.All)
                if (nic[definition] is { } setting)
                    nic.Set(setting with { Id = nic.NewSettingId_NeedsLock(definition) });
    }

    private static void CheckUnbroken(LabVm vm, LabMove move)
    {
        if (vm.Move != move)
            throw LabException.Conflict("vm", vm.Name, "a machine whose node does not crash while it moves");
    }
}
