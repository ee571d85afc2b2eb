using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Benchmarks.Plan;

/// <summary>A cluster of machines with two adapters each, 125 machines to a node, every adapter wanted by one policy: nineteen of
/// twenty machines are watched, the others are collectors. Half of the policies have their collectors on demand, half may
/// widen trunks.</summary>
internal sealed class PlanWorld
{
    private const int MachinesOnNode = 125;
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly int policies;
    private readonly ImmutableArray<ActivePolicy> wanted;
    private int readings;
    private ImmutableSortedDictionary<AdapterId, Adapter> adapters;
    private ImmutableArray<LedgerRow> ledger = [];
    private ImmutableDictionary<Guid, PolicyMembers> members = ImmutableDictionary<Guid, PolicyMembers>.Empty;

    public PlanWorld(int adapterCount, int policyCount)
    {
        policies = policyCount;
        wanted = [.. Enumerable.Range(0, policyCount).Select(number => new ActivePolicy(Policy(number)))];
        adapters = Enumerable.Range(0, adapterCount).Select(Nic).ToImmutableSortedDictionary(nic => nic.Id, nic => nic);
        var machines = adapterCount / 2;
        Nodes =
        [
            .. Enumerable.Range(0, (machines + MachinesOnNode - 1) / MachinesOnNode)
                .Select(node => new NodeObservation($"N{node}", false, Now, [Switch(node)])),
        ];
    }

    private ImmutableArray<NodeObservation> Nodes { get; }

    /// <summary>What a plan follows from after another reading, in which one adapter was another than before: what is kept
    /// for one reading helps no other.</summary>
    public PlanInput Read()
    {
        var (id, changed) = adapters.First();
        adapters = adapters.SetItem(id, changed with { Name = $"Network Adapter {++readings}" });
        return new PlanInput(
            new Observation(new ClusterSnapshot(adapters), Nodes, MachineGroups.None), wanted, ledger, Now)
        {
            LastMembers = members,
        };
    }

    /// <summary>Carries a plan out, so that everything is held.</summary>
    public void Carry(Core.Planning.Plan plan)
    {
        var changed = adapters.ToBuilder();
        var rows = ImmutableArray.CreateBuilder<LedgerRow>(plan.Steps.Length);
        foreach (var step in plan.Steps)
        {
            if (step is { Setting: SettingKey.Role role, Wanted: SettingValue.Role setting })
                changed[role.Adapter] = changed[role.Adapter] with { Role = setting.Setting };
            else if (step is { Setting: SettingKey.Trunk trunk, Wanted: SettingValue.Trunk vlan })
                changed[trunk.Adapter] = changed[trunk.Adapter] with { Vlan = vlan.Vlan };
            rows.Add(new LedgerRow(
                Guid.NewGuid(), "C1", step.Setting, step.Expected, step.Wanted, [.. step.Claims], LedgerState.Held, 1,
                step.Node, Now));
        }
        (adapters, ledger, members) = (changed.ToImmutable(), rows.ToImmutable(), plan.Members);
    }

    private static MirrorPolicy Policy(int number) => new()
    {
        Id = new Guid(number + 1, 1, 1, new byte[8]),
        Name = $"policy {number}",
        Cluster = "C1",
        Mode = PolicyMode.Enforce,
        Sources = new Selector([new SelectorTerm { Vm = $"APP{number:000}-*" }], []),
        Destinations =
        [
            new DestinationGroup(DestinationGroup.Unnamed, new([new SelectorTerm { Vm = $"IDS{number:000}-*" }], [])),
        ],
        Collectors = number % 2 == 0 ? CollectorMode.OnDemand : CollectorMode.All,
        ManageTrunk = number % 4 < 2,
    };

    private Adapter Nic(int number)
    {
        var machine = number / 2;
        var node = machine / MachinesOnNode;
        var kind = machine / policies % 20 == 0 ? "IDS" : "APP";
        var name = $"{kind}{machine % policies:000}-{machine:0000}";
        return new Adapter
        {
            Id = new AdapterId(Scattered(machine, 1), Scattered(number, 2)),
            Kind = AdapterKind.VmNic,
            Name = "Network Adapter",
            Node = $"N{node}",
            Vm = new Vm(Scattered(machine, 1), name, VmState.Running, []),
            Switch = Switch(node),
            HasConnection = true,
            IsConnected = true,
            Vlan = new VlanSetting(VlanMode.Access, (ushort)(1 + (machine % 40)), 0, []),
        };
    }

    private static VirtualSwitch Switch(int node) => new(Scattered(node, 3), "Production", SwitchKind.External);

    /// <summary>An id far from its neighbours', as real ones are.</summary>
    private static Guid Scattered(int number, short kind) => new(number * -1640531535, kind, (short)number, new byte[8]);
}
