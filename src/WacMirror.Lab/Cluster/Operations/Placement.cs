using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Which node can take a machine. The lab's gate is held.</summary>
internal static class Placement
{
    /// <summary>The best node that is up and has the machine's switches; null when there is none. Affinity rules come
    /// first, then the load; a rule that no node satisfies keeps no machine down.</summary>
    public static LabNode? Choose_NeedsLock(LabVm vm)
    {
        var rules = vm.Node.Model.AffinityRules;
        var wanted = rules.CompanionsOf(vm, AffinityKind.SameNode).Select(WhereTo).ToHashSet();
        var shunned = rules.CompanionsOf(vm, AffinityKind.DifferentNode).Select(WhereTo).ToHashSet();
        return vm.Node.Model.Nodes
            .Where(node => node != vm.Node && node.State == NodeState.Up && MissingSwitch(vm, node) is null)
            .OrderBy(node => wanted.Contains(node) ? 0 : 1)
            .ThenBy(node => shunned.Contains(node) ? 1 : 0)
            .ThenBy(node => node.Vms.Count(other => other.IsRunning))
            .ThenBy(node => node.Number)
            .FirstOrDefault();
    }

    /// <summary>A switch that the machine is connected to and the node lacks, by name.</summary>
    public static string? MissingSwitch(LabVm vm, LabNode node) =>
        vm.Nics.Select(nic => nic.Definition.Switch).OfType<string>()
            .FirstOrDefault(name => node.FindSwitch(name) is null);

    private static LabNode WhereTo(LabVm vm) => vm.MovesTo ?? vm.Node;
}
