using System.Collections.Immutable;

namespace WacMirror.Core.Topology;

/// <summary>The clustered machines of a cluster. A machine is found by its id; by its name only among groups whose id is
/// not known yet, because names are not unique.</summary>
public sealed class MachineGroups
{
    private readonly Dictionary<Guid, MachineGroup> byVm = [];
    private readonly Dictionary<string, MachineGroup> byName = new(StringComparer.OrdinalIgnoreCase);

    public MachineGroups(IEnumerable<MachineGroup> groups)
    {
        All = [.. groups];
        foreach (var group in All)
        {
            byName[group.Name] = group;
            if (group.Vm is { } vm)
                byVm[vm] = group;
        }
    }

    public static MachineGroups None { get; } = new([]);

    public ImmutableArray<MachineGroup> All { get; }

    /// <summary>By the group's name, without case.</summary>
    public MachineGroup? this[string name] => byName.GetValueOrDefault(name);

    /// <summary>The machine's group; null when it is not clustered.</summary>
    public MachineGroup? Of(Vm vm)
    {
        ArgumentNullException.ThrowIfNull(vm);
        return byVm.TryGetValue(vm.Id, out var known) ? known
            : byName.GetValueOrDefault(vm.Name) is { Vm: null } named ? named
            : null;
    }
}
