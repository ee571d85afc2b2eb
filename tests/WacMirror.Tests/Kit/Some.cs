using WacMirror.Core.Topology;

namespace WacMirror.Tests.Kit;

/// <summary>Topology values for tests, with ids that derive from a number.</summary>
internal static class Some
{
    public static DateTimeOffset Moment { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static Vm Vm(int number, string name, params string[] tags) =>
        new(Id(number), name, VmState.Running, [.. tags]);

    public static Adapter Nic(int number, string machine, string node = "HV01", string name = "Network Adapter") => new()
    {
        Id = new AdapterId(Id(number), Id(1000 + number)),
        Kind = AdapterKind.VmNic,
        Name = name,
        Node = node,
        Vm = Vm(number, machine),
        Switch = new VirtualSwitch(Id(9000), "Production", SwitchKind.External),
        PortId = Id(5000 + number),
        HasConnection = true,
        IsConnected = true,
    };

    public static NodeSnapshot Node(string name, params Adapter[] adapters) => new(
        name,
        Moment,
        [new VirtualSwitch(Id(9000), "Production", SwitchKind.External)],
        [.. adapters.Select(adapter => adapter.Vm).OfType<Vm>().Distinct()],
        [.. adapters]);

    /// <summary>The group of the machine that <see cref="Nic"/> makes of the same number.</summary>
    public static MachineGroup Group(int number, string machine, string owner, GroupState state = GroupState.Online) =>
        new($"group-{number}", machine, owner, state, IsQueued: false, Id(number));

    public static MachineGroups Groups(params MachineGroup[] groups) => new(groups);
}
