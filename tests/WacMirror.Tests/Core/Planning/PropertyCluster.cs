using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Planning;

/// <summary>A cluster made of a number, and everything that may happen to it. Three nodes with two switches each, machines
/// of a few kinds; NICs in VLANs, some set by a stranger beforehand. The same number gives the same.</summary>
internal sealed class PropertyCluster
{
    private static readonly string[] Nodes = ["N1", "N2", "N3"];
    private static readonly string[] Switches = ["Prod", "Lab"];
    private static readonly string[] Kinds = ["SQL", "WEB", "IDS"];

    private readonly Random chance;

    public PropertyCluster(int seed)
    {
        chance = new Random(seed);
        var adapters = Enumerable.Range(1, chance.Next(3, 12)).SelectMany(Machine)
            .Concat(from node in Enumerable.Range(0, Nodes.Length) select Uplink(node));
        State = Carrying.From(new PlanInput(
            new Observation(
                new ClusterSnapshot(adapters.ToImmutableSortedDictionary(adapter => adapter.Id, adapter => adapter)),
                [.. Nodes.Select((node, at) => new NodeObservation(
                    node, false, Some.Moment, [.. Switches.Select((_, place) => Switch(at, place))]))],
                Groups(12))
            {
                Affinity = [new AffinityRule("Theirs", AffinityKind.DifferentNode, ["SQL1", "WEB2"])],
                AffinityReadAt = Some.Moment,
            },
            [.. Enumerable.Range(1, chance.Next(1, 5)).Select(number => new ActivePolicy(Policy(number)))],
            [],
            Some.Moment));
    }

    public Carrying State { get; set; }

    /// <summary>Settings that a stranger changed since the beginning.</summary>
    public HashSet<SettingKey> Touched { get; } = [];

    /// <summary>Every setting of the cluster and what it has.</summary>
    public static Dictionary<SettingKey, SettingValue> Settings(Observation seen)
    {
        var keys = seen.Snapshot.Adapters.Keys
            .SelectMany(id => new SettingKey[] { new SettingKey.Role(id), new SettingKey.Trunk(id) })
            .Concat(seen.Nodes.SelectMany(node => node.Switches).Select(found => new SettingKey.Capture(found.Id)))
            .Concat((seen.Affinity ?? []).Select(rule => new SettingKey.Affinity(rule.Name)));
        return keys.ToDictionary(key => key, key => Carrying.Read(seen, key)!);
    }

    /// <summary>Something happens: a move, a silence, a policy's edit, or a stranger's.</summary>
    public void Disturb()
    {
        var input = State.Input;
        var seen = input.Seen;
        var machines = seen.Snapshot.Adapters.Values.Where(adapter => adapter.Vm is not null).ToList();
        var any = machines[chance.Next(machines.Count)];
        switch (chance.Next(8))
        {
            case 0 or 1:
                var to = chance.Next(Nodes.Length);
                foreach (var nic in machines.Where(adapter => adapter.Vm == any.Vm))
                    seen = Carrying.With(seen, nic.Id, adapter => Moved(adapter, to));
                break;
            case 2:
                var silent = chance.Next(Nodes.Length);
                seen = seen with
                {
                    Nodes = [.. seen.Nodes.Select((node, at) => at == silent ? node with { IsSilent = !node.IsSilent } : node)],
                };
                break;
            case 3:
                seen = Carrying.With(seen, any.Id, adapter => adapter with
                {
                    Presence = adapter.Presence == Presence.AtRest ? Presence.Moving : Presence.AtRest,
                });
                break;
            case 4 or 5:
                var edited = chance.Next(input.Policies.Length);
                input = input with
                {
                    Policies = input.Policies.SetItem(
                        edited, new ActivePolicy(Policy(edited + 1) with { IsEnabled = chance.Next(4) > 0 })),
                };
                break;
            default:
                seen = Meddle(seen, any.Id);
                break;
        }
        State = State with { Input = input with { Seen = seen } };
    }

    /// <summary>Everybody is at rest and answers, and no policy is in force any more.</summary>
    public void EndAll()
    {
        var seen = State.Input.Seen;
        foreach (var id in seen.Snapshot.Adapters.Keys)
            seen = Carrying.With(seen, id, adapter => adapter with { Presence = Presence.AtRest });
        State = State with
        {
            Input = State.Input with
            {
                Seen = Carrying.ReadAgain(
                    seen with { Nodes = [.. seen.Nodes.Select(node => node with { IsSilent = false })] }, State.Input.Now),
                Policies = [.. State.Input.Policies.Select(active => new ActivePolicy(active.Policy with { IsEnabled = false }))],
            },
        };
    }

    /// <summary>The same input in another order.</summary>
    public PlanInput Shuffled()
    {
        var input = State.Input;
        T[] Mixed<T>(IEnumerable<T> items)
        {
            var mixed = items.ToArray();
            chance.Shuffle(mixed);
            return mixed;
        }
        return input with
        {
            Policies = [.. Mixed(input.Policies)],
            Ledger = [.. Mixed(input.Ledger)],
            Seen = input.Seen with
            {
                Nodes = [.. Mixed(input.Seen.Nodes)],
                Machines = new MachineGroups(Mixed(input.Seen.Machines.All)),
                Affinity = input.Seen.Affinity is { } rules ? [.. Mixed(rules)] : null,
            },
        };
    }

    /// <summary>A policy that wants the same of the same as none of those that are there need to.</summary>
    public MirrorPolicy Policy(int number)
    {
        var kind = Kinds[chance.Next(Kinds.Length)];
        var node = chance.Next(3) == 0 ? Nodes[chance.Next(Nodes.Length)] : null;
        return new MirrorPolicy
        {
            Id = Some.Id(700 + number),
            Name = $"policy {number}",
            Cluster = Carrying.Cluster,
            Sources = new Selector(
                [
                    new SelectorTerm { Vm = $"{kind}*", Node = node },
                    .. chance.Next(4) == 0 ? (SelectorTerm[])[new SelectorTerm { Kind = AdapterKind.Uplink, Switch = "Prod" }] : [],
                ],
                []),
            Destinations =
            [
                new DestinationGroup(
                    DestinationGroup.Unnamed, new Selector([new SelectorTerm { Vm = "IDS*", Switch = chance.Next(2) == 0 ? "Prod" : null }], [])),
            ],
            Session = (byte)(chance.Next(8) == 0 ? 1 : 0),
            Mode = chance.Next(6) == 0 ? PolicyMode.Observe : PolicyMode.Enforce,
            Collectors = (CollectorMode)chance.Next(2),
            Colocate = (Colocation)chance.Next(3),
            ManageTrunk = chance.Next(2) == 0,
            ManageCapture = chance.Next(2) == 0,
        };
    }

    private Observation Meddle(Observation seen, AdapterId id)
    {
        SettingKey key = chance.Next(4) == 0 ? new SettingKey.Trunk(id) : new SettingKey.Role(id);
        Touched.Add(key);
        SettingValue value = key is SettingKey.Trunk
            ? new SettingValue.Trunk(Vlan())
            : new SettingValue.Role(new RoleSetting((MirrorRole)chance.Next(3)));
        return Carrying.Write(seen, key, value);
    }

    private IEnumerable<Adapter> Machine(int number)
    {
        var node = chance.Next(Nodes.Length);
        var vm = Some.Vm(number, $"{Kinds[chance.Next(Kinds.Length)]}{number}");
        for (var nic = 0; nic < chance.Next(1, 3); nic++)
            yield return Moved(
                new Adapter
                {
                    Id = new AdapterId(vm.Id, Some.Id((number * 100) + nic)),
                    Kind = AdapterKind.VmNic,
                    Name = "Network Adapter",
                    Node = Nodes[node],
                    Vm = vm,
                    Switch = Switch(node, chance.Next(2)),
                    HasConnection = chance.Next(10) > 0,
                    IsConnected = true,
                    Role = new RoleSetting(chance.Next(5) == 0 ? (MirrorRole)chance.Next(3) : MirrorRole.None),
                    Vlan = Vlan(),
                },
                node);
    }

    private static Adapter Uplink(int node) => new()
    {
        Id = new AdapterId(Switch(node, 0).Id, Some.Id(5000 + node)),
        Kind = AdapterKind.Uplink,
        Name = "Uplink",
        Node = Nodes[node],
        Switch = Switch(node, 0),
        HasConnection = true,
        IsConnected = true,
    };

    private VlanSetting Vlan() => chance.Next(4) switch
    {
        0 => new VlanSetting(VlanMode.Access, (ushort)chance.Next(1, 4), 0, []),
        1 => new VlanSetting(VlanMode.Trunk, 0, (ushort)chance.Next(0, 2), [2, 3]),
        _ => VlanSetting.Untagged,
    };

    private static Adapter Moved(Adapter adapter, int node) => adapter with
    {
        Node = Nodes[node], Switch = Switch(node, adapter.Switch?.Name == "Lab" ? 1 : 0),
    };

    private static VirtualSwitch Switch(int node, int place) =>
        new(Some.Id(9000 + (node * 10) + place), Switches[place], SwitchKind.External)
        {
            Extensions =
            [
                new SwitchExtension(
                    SwitchExtension.NdisCapture, "Capture", ExtensionKind.Capture,
                    node == 2 ? ExtensionState.Enabled : ExtensionState.Disabled),
            ],
        };

    private static MachineGroups Groups(int machines) => new(
        from number in Enumerable.Range(1, machines)
        select new MachineGroup($"g{number}", $"Group {number}", "N1", GroupState.Online, IsQueued: false, Some.Id(number)));
}
