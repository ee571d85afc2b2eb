using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Empties a node of clustered machines, one after another, and leaves it paused.</summary>
internal sealed class NodeDrain(LabModel model, Migration migration)
{
    /// <exception cref="LabException">The node is not up, no other is, or a machine could not be moved.</exception>
    public async Task DrainAsync(string name, CancellationToken cancellationToken)
    {
        var node = Begin(name);
        var stuck = new List<string>();
        try
        {
            while (Next(node, stuck) is var (vm, target))
                await MoveAsync(vm, target, stuck, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            End(node, NodeState.Up);
            throw;
        }
        End(node, NodeState.Paused);
        if (stuck.Count > 0)
            throw LabException.Conflict(
                "node", node.Name, $"a node whose machines all find a place; left are {string.Join(", ", stuck)}");
    }

    private LabNode Begin(string name)
    {
        lock (model.Gate)
        {
            var node = model.FindNode(name);
            if (node.State != NodeState.Up)
                throw LabException.Conflict("node", node.Name, $"a node that is up; it is {node.State}");
            if (!model.Nodes.Any(other => other != node && other.State == NodeState.Up))
                throw LabException.Conflict("node", node.Name, "a node beside which another is up");
            node.State = NodeState.Paused;
            node.IsDraining = true;
            return node;
        }
    }

    private (string Vm, string Target)? Next(LabNode node, List<string> stuck)
    {
        lock (model.Gate)
        {
            foreach (var vm in node.Vms.Where(vm => vm.Definition.IsClustered && !stuck.Contains(vm.Name)))
            {
                if (node.IsDraining && vm.Move is null && Placement.Choose_NeedsLock(vm) is { } target)
                    return (vm.Name, target.Name);
                stuck.Add(vm.Name);
                return Next(node, stuck);
            }
            return null;
        }
    }

    private async Task MoveAsync(string vm, string target, List<string> stuck, CancellationToken cancellationToken)
    {
        try
        {
            await migration.MoveAsync(vm, target, cancellationToken);
        }
        catch (LabException)
        {
            // Reported at the end with the others that stayed; the drain goes on.
            stuck.Add(vm);
        }
    }

    private void End(LabNode node, NodeState state)
    {
        lock (model.Gate)
        {
            // A crash has ended the drain by itself.
            if (!node.IsDraining)
                return;
            node.IsDraining = false;
            node.State = state;
        }
    }
}
