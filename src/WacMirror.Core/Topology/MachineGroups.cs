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

    /// <summary>These with some of them asked for anew: what was asked for and is not among the answers is gone. A group
    /// that has another name by now keeps its place.</summary>
    /// <param name="asked">The names that were asked for, without case.</param>
    /// <param name="answered">The groups of these names.</param>
    public MachineGroups With(IReadOnlyCollection<string> asked, IEnumerable<MachineGroup> answered)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(answered);
        var names = asked.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var left = answered.DistinctBy(group => group.Id, StringComparer.OrdinalIgnoreCase).ToList();
        var byId = left.ToDictionary(group => group.Id, StringComparer.OrdinalIgnoreCase);
        var all = new List<MachineGroup>(All.Length + left.Count);
        foreach (var group in All)
            if (byId.Remove(group.Id, out var now))
                all.Add(now);
            else if (!names.Contains(group.Name))
                all.Add(group);
        return new MachineGroups(all.Concat(left.Where(group => byId.ContainsKey(group.Id))));
    }

    /// <summary>The machine's group; null when it is not clustered.</summary>
    public MachineGroup? Of(Vm vm)
    {
        ArgumentNullException.ThrowIfNull(vm);
        return byVm.TryGetValue(vm.Id, out var known) ? known
            : byName.GetValueOrDefault(vm.Name) is { Vm: null } named ? named
            : null;
    }
}
