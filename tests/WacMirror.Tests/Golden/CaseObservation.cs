using System.Collections.Immutable;
using WacMirror.Core.Counters;
using WacMirror.Core.Planning;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Golden;

/// <summary>The observation that a case's topology describes.</summary>
internal sealed class CaseObservation
{
    /// <summary>When a case begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 0, TimeSpan.Zero);

    private static readonly Guid Forwarder = CaseId.Of("extension", "forwarding");

    private readonly CaseTopology topology;
    private readonly Dictionary<string, VirtualSwitch> switches = [];
    private readonly List<Adapter> adapters = [];
    private readonly ImmutableDictionary<Guid, AdapterRate>.Builder rates =
        ImmutableDictionary.CreateBuilder<Guid, AdapterRate>();

    public CaseObservation(CaseTopology topology, CaseNames names)
    {
        this.topology = topology;
        Now = Start.AddSeconds(topology.Seconds);
        foreach (var (node, described) in topology.Nodes)
            foreach (var (name, found) in described.Switches)
                Add(node, name, found, names);
        foreach (var (name, machine) in topology.Machines)
            Add(name, machine, names);
        Seen = new Observation(
            new ClusterSnapshot(adapters.ToImmutableSortedDictionary(adapter => adapter.Id, adapter => adapter))
            {
                Motion = MotionOf(topology),
            },
            [.. topology.Nodes.Select(node => Node(node.Key, node.Value))],
            Groups(topology))
        {
            Affinity = topology.Affinity is { } rules && topology.Clustered
                ? [.. rules.Select(rule => new AffinityRule(
                    CaseNames.RuleOf(rule.Name), CaseValues.Word<AffinityKind>(rule.Kind), [.. rule.Groups], rule.Enabled))]
                : null,
            AffinityReadAt = topology.Affinity is null ? null : Now,
        };
    }

    public DateTimeOffset Now { get; }

    public Observation Seen { get; }

    public ImmutableDictionary<Guid, AdapterRate> Rates => rates.ToImmutable();

    private void Add(string node, string name, CaseSwitch described, CaseNames names)
    {
        var place = $"{node}/{name}";
        var known = new VirtualSwitch(CaseId.Switch(place), name, CaseValues.Word<SwitchKind>(described.Kind))
        {
            Extensions = [.. Extensions(described).OrderBy(extension => extension.Id)],
        };
        switches.Add(place, known);
        names.AddSwitch(known.Id, place);
        if (described.Uplink is { } uplink)
            Add($"{place}/uplink", uplink with { Switch = name }, node, AdapterKind.Uplink, null, null, names);
        if (described.Management is { } management)
            Add($"{place}/management", management with { Switch = name }, node, AdapterKind.ManagementNic, null, null, names);
    }

    private void Add(string name, CaseMachine machine, CaseNames names)
    {
        var vm = new Vm(
            CaseId.Machine(name), machine.Vm ?? name, CaseValues.Word<VmState>(machine.State), [.. machine.Tags]);
        foreach (var (nic, described) in machine.Nics ?? new() { [""] = machine })
            Add(nic.Length == 0 ? name : $"{name}/{nic}", described, machine.On, AdapterKind.VmNic, vm, machine.Presence, names);
    }

    private void Add(
        string name, CaseNic nic, string node, AdapterKind kind, Vm? vm, string? presence, CaseNames names)
    {
        var id = CaseId.Adapter(name);
        names.Add(id, name);
        adapters.Add(new Adapter
        {
            Id = id,
            Kind = kind,
            Name = nic.Name ?? name[(name.LastIndexOf('/') + 1)..],
            Node = node,
            Vm = vm,
            Switch = nic.Switch is null ? null : switches[$"{node}/{nic.Switch}"],
            PortId = vm?.State == VmState.Off || nic.Switch is null ? null : CaseId.Of("port", name),
            HasConnection = nic.Switch is not null,
            IsConnected = nic.Switch is not null && nic.Connected,
            Role = nic.Role == "unknown" ? RoleSetting.None : CaseValues.Role(nic.Role),
            IsRoleKnown = nic.Role != "unknown",
            HasSecuritySetting = nic.Role is not null,
            Vlan = CaseValues.Vlan(nic.Vlan),
            Sriov = nic.Sriov is null ? SriovState.Off : CaseValues.Word<SriovState>(nic.Sriov),
            Presence = presence is null ? Presence.AtRest : CaseValues.Word<Presence>(presence),
            Addresses = [.. nic.Addresses],
        });
        if (nic.Sent is not null || nic.Received is not null)
            rates[id.Nic] = new AdapterRate(nic.Received ?? 0, nic.Sent ?? 0, 0, 0, nic.Dropped, default);
    }

    private NodeObservation Node(string name, CaseNode node) => new(
        name,
        node.State == "silent",
        node.State == "unread" ? null : Now,
        [.. node.Switches.Keys.Select(found => switches[$"{name}/{found}"])]);

    private static IEnumerable<SwitchExtension> Extensions(CaseSwitch described)
    {
        if (described.Capture != "missing")
            yield return new SwitchExtension(
                SwitchExtension.NdisCapture,
                "Microsoft NDIS Capture",
                ExtensionKind.Capture,
                described.Capture switch
                {
                    "on" => ExtensionState.Enabled,
                    "fixed" => ExtensionState.Fixed,
                    _ => ExtensionState.Disabled,
                });
        const string disabled = " disabled";
        if (described.Forwarding is { } forwarding)
            yield return new SwitchExtension(
                Forwarder,
                forwarding.Replace(disabled, "", StringComparison.Ordinal),
                ExtensionKind.Forwarding,
                forwarding.EndsWith(disabled, StringComparison.Ordinal) ? ExtensionState.Disabled : ExtensionState.Enabled);
    }

    private static Motion MotionOf(CaseTopology topology) => new()
    {
        Moving = [.. topology.Machines.Where(pair => pair.Value.Presence == "moving").Select(pair => CaseId.Machine(pair.Key))],
        Duplicates =
        [
            .. topology.Machines.Where(pair => pair.Value.Presence == "duplicate").Select(pair => CaseId.Machine(pair.Key)),
        ],
    };

    private static MachineGroups Groups(CaseTopology topology) => topology.Clustered
        ? new MachineGroups(
            from pair in topology.Machines
            where pair.Value.Clustered
            select new MachineGroup(
                $"group-{pair.Key}", pair.Key, pair.Value.On, GroupState.Online, IsQueued: false, CaseId.Machine(pair.Key)))
        : MachineGroups.None;
}
