using System.Globalization;

namespace WacMirror.Lab.Topologies;

/// <summary>Refuses a topology whose parts do not fit together.</summary>
internal static class TopologyCheck
{
    public static void Verify(LabTopology topology, TopologyDocument document)
    {
        if (topology.Nodes.Length is 0 or > LabTopology.MaxNodes)
            throw document.Error(
                "nodes",
                topology.Nodes.Length.ToString(CultureInfo.InvariantCulture),
                $"1 to {LabTopology.MaxNodes} nodes");
        var taken = new TakenNames(document);
        for (var i = 0; i < topology.Nodes.Length; i++)
            VerifyNode(topology.Nodes[i], $"nodes[{i}]", taken, document);
        for (var i = 0; i < topology.Machines.Length; i++)
            VerifyMachine(topology.Machines[i], $"machines[{i}]", topology, taken, document);
        for (var i = 0; i < topology.Traffic.Length; i++)
            VerifyTraffic(topology.Traffic[i], $"traffic[{i}]", topology, document);
    }

    private static void VerifyNode(NodeDefinition node, string path, TakenNames taken, TopologyDocument document)
    {
        taken.Name(node.Name, $"{path}.name");
        var switches = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < node.Switches.Length; i++)
        {
            var (name, _, management, _) = node.Switches[i];
            if (!switches.Add(name))
                throw document.Error(
                    $"{path}.switches[{i}].name", name, "a name that no other switch of the node has");
            taken.Mac(management?.Mac, $"{path}.switches[{i}].management.mac");
            taken.Address(management?.Address, $"{path}.switches[{i}].management.address");
        }
    }

    private static void VerifyMachine(
        MachineDefinition machine, string path, LabTopology topology, TakenNames taken, TopologyDocument document)
    {
        taken.Name(machine.Name, $"{path}.name");
        var node = topology.Nodes.FirstOrDefault(node => Same(node.Name, machine.Node))
            ?? throw document.Error(
                $"{path}.node",
                machine.Node,
                $"one of {string.Join(", ", topology.Nodes.Select(node => node.Name))}");
        if (machine.ReplicaOn is { } other
            && (Same(other, machine.Node) || !topology.Nodes.Any(item => Same(item.Name, other))))
            throw document.Error($"{path}.replica", other, "the name of another node");
        for (var i = 0; i < machine.Adapters.Length; i++)
            VerifyAdapter(machine.Adapters[i], $"{path}.adapters[{i}]", node, topology, taken, document);
    }

    private static void VerifyAdapter(
        AdapterDefinition adapter, string path, NodeDefinition node, LabTopology topology, TakenNames taken,
        TopologyDocument document)
    {
        if (adapter.Switch is { } name && !node.Switches.Any(virtualSwitch => Same(virtualSwitch.Name, name)))
            throw document.Error(
                $"{path}.switch", name, $"one of {string.Join(", ", node.Switches.Select(item => item.Name))}");
        taken.Mac(adapter.Mac, $"{path}.mac");
        taken.Address(adapter.Address, $"{path}.address");
        if (adapter.HasActiveVf && adapter.IovWeight == 0)
            throw document.Error($"{path}.vfActive", "true", "false, or an iovWeight from 1 to 100 beside it");
        if (adapter.Role != RoleDefinition.Unset && adapter.Switch is null)
            throw document.Error($"{path}.role", adapter.Role.ToString(), "nothing: the adapter has no switch");
        if (adapter.IsTap && adapter.Address is null)
            throw document.Error($"{path}.address", null, "an IPv4 address, because the adapter is a TAP device");
        if (adapter.IsTap && adapter.Replay is not null)
            throw document.Error($"{path}.replay", adapter.Replay, "nothing: the adapter is a TAP device");
        if (topology.Counters == CounterSource.Model && (adapter.IsTap || adapter.Replay is not null))
            throw document.Error(
                $"{path}.{(adapter.IsTap ? "tap" : "replay")}",
                adapter.Replay ?? "true",
                "nothing: counters are modelled");
    }

    private static void VerifyTraffic(
        TrafficDefinition traffic, string path, LabTopology topology, TopologyDocument document)
    {
        foreach (var (field, name) in ((string, string)[])[("from", traffic.From), ("to", traffic.To)])
            if (!topology.Machines.Any(machine => Same(machine.Name, name)))
                throw document.Error($"{path}.{field}", name, "the name of a machine of this topology");
        if (Same(traffic.From, traffic.To))
            throw document.Error($"{path}.to", traffic.To, "another machine than from");
        var machines = topology.Machines.ToLookup(machine => machine.Name, StringComparer.OrdinalIgnoreCase);
        if (TrafficEnds.Find(machines[traffic.From].First(), machines[traffic.To].First()) is null)
            throw document.Error(
                $"{path}.to",
                traffic.To,
                $"a machine with an adapter on a switch and in a subnet of {traffic.From}'s, neither of them 'tap'");
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
