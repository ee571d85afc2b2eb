using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Takes nodes down and brings them back.</summary>
/// <param name="model">The lab.</param>
/// <param name="setReachable">Makes a node answer or refuse connections; called with the gate held, so that it never
/// contradicts the node's state.</param>
internal sealed class NodePower(LabModel model, Action<string, bool> setReachable)
{
    /// <summary>Starts every node's network and the machines that run from the beginning.</summary>
    public Task StartAllAsync()
    {
        lock (model.Gate)
            return Task.WhenAll([.. model.Nodes.Select(Start_NeedsLock)]);
    }

    /// <summary>Brings a crashed node back with the machines that are still its own, or ends a pause.</summary>
    /// <exception cref="LabException">No such node, or it is up.</exception>
    public async Task StartAsync(string name)
    {
        LabNode node;
        Task started;
        lock (model.Gate)
        {
            node = model.FindNode(name);
            if (node.State == NodeState.Up || node.IsDraining)
                throw LabException.Conflict("node", node.Name, "a node that is down or paused");
            var wasPaused = node.State == NodeState.Paused;
            node.State = NodeState.Up;
            started = wasPaused ? Task.CompletedTask : Start_NeedsLock(node);
        }
        await started;
        // A crash may have come while it started; then it stays cut off.
        lock (model.Gate)
            setReachable(node.Name, node.IsRunning);
    }

    /// <summary>Cuts a node off at once. Its clustered machines start on other nodes after a delay, the others stay
    /// down with it. The task ends once that is done; giving up waiting does not stop it.</summary>
    /// <exception cref="LabException">No such node, or it is down.</exception>
    public async Task CrashAsync(string name, CancellationToken cancellationToken)
    {
        LabNode node;
        Task cut;
        int boots;
        lock (model.Gate)
        {
            node = model.FindNode(name);
            if (!node.IsRunning)
                throw LabException.Conflict("node", node.Name, "a node that is not down");
            cut = Cut_NeedsLock(node);
            setReachable(node.Name, false);
            boots = node.Boots;
        }
        await cut;
        var failover = FailOverAsync(node, boots);
        model.Track(failover);
        await failover.WaitAsync(cancellationToken);
    }

    private static Task Start_NeedsLock(LabNode node)
    {
        if (++node.Boots > 1)
            node.StartedAt = node.Model.Time.GetTimestamp();
        return Task.WhenAll(
        [
            .. node.Switches.SelectMany(item => item.OwnConnections).Select(item => item.Connect_NeedsLock()),
            .. node.Vms.Where(vm => vm.StartsWithNode).Select(vm => vm.Run_NeedsLock(true)),
        ]);
    }

    private static Task Cut_NeedsLock(LabNode node)
    {
        node.State = NodeState.Down;
        node.IsDraining = false;
        node.Jobs.Clear_NeedsLock();
        foreach (var vm in node.Vms)
        {
            vm.StartsWithNode = vm.IsRunning;
            vm.Move = null;
        }
        return Task.WhenAll(
        [
            .. node.Vms.Select(vm => vm.Run_NeedsLock(false)),
            .. node.Switches.SelectMany(item => item.OwnConnections).Select(item => item.Disconnect_NeedsLock()),
        ]);
    }

    private async Task FailOverAsync(LabNode node, int boots)
    {
        await Task.Delay(model.Behavior.FailoverDelay, model.Time, model.Stopping);
        List<Task> started = [];
        lock (model.Gate)
        {
            // Who came back in the meantime has started its machines itself; a later crash has its own failover.
            if (node.Boots == boots)
                foreach (var vm in node.Vms.Where(vm => vm.Definition.IsClustered).ToList())
                    if (Placement.Choose_NeedsLock(vm) is { } target)
                    {
                        vm.PlaceOn(target);
                        started.Add(vm.Run_NeedsLock(vm.StartsWithNode));
                    }
        }
        await Task.WhenAll(started);
    }
}
