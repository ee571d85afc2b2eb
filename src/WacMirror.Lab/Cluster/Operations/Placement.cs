using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Which node can take a machine. The lab's gate is held.</summary>
internal static class Placement
{
    /// <summary>The least loaded node that is up and has the machine's switches; null when there is none.</summary>
    public static LabNode? Choose_NeedsLock(LabVm vm) =>
        vm.Node.Model.Nodes
            .Where(node => node != vm.Node && node.State == NodeState.Up && MissingSwitch(vm, node) is null)
            .OrderBy(node => node.Vms.Count(other => other.IsRunning))
            .ThenBy(node => node.Number)
            .FirstOrDefault();

    /// <summary>A switch that the machine is connected to and the node lacks, by name.</summary>
    public static string? MissingSwitch(LabVm vm, LabNode node) =>
        vm.Nics.Select(nic => nic.Definition.Switch).OfType<string>()
            .FirstOrDefault(name => node.FindSwitch(name) is null);
}
