using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Makes machines and deletes them.</summary>
internal sealed class MachineLife(LabModel model)
{
    /// <exception cref="LabException">The name is taken, or its node is down, does not exist or lacks a switch.</exception>
    public void Create(MachineDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        lock (model.Gate)
        {
            var node = model.FindNode(definition.Node);
            if (model.TryFindVm(definition.Name) is not null)
                throw LabException.Conflict("vm", definition.Name, "a name that no machine has");
            if (!node.IsRunning)
                throw LabException.Conflict("node", node.Name, "a node that is up");
            if (definition.Adapters.FirstOrDefault(
                adapter => adapter.Switch is { } name && node.FindSwitch(name) is null) is { } lost)
                throw LabException.Conflict("node", node.Name, $"a node with a switch '{lost.Switch}'");
            model.Add_NeedsLock(definition with { IsRunning = false, ReplicaOn = null });
        }
    }

    /// <exception cref="LabException">No such machine, or it runs, moves or is on a node that is down.</exception>
    public void Delete(string name)
    {
        lock (model.Gate)
        {
            var vm = model.FindVm(name);
            if (vm.IsRunning)
                throw LabException.Conflict("vm", vm.Name, "a machine that is off");
            if (vm.Move is not null)
                throw LabException.Conflict("vm", vm.Name, "a machine that is not moving");
            if (!vm.Node.IsRunning)
                throw LabException.Conflict("vm", vm.Name, $"a machine on a node that is up; {vm.Node.Name} is down");
            model.Remove_NeedsLock(vm);
        }
    }
}
