using System.Collections.Concurrent;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Cluster;

/// <summary>Which machine each group is, looked up once. Keyed by the group's id, so that a name given to another
/// machine is looked up anew. Safe on any thread.</summary>
internal sealed class MachineIds
{
    /// <summary>From so many unknown groups of one node on, all of that node's machines are asked for in one query. Fewer
    /// would read known ones again for little; more would take a request for each.</summary>
    private const int AskForWholeNode = 4;

    private readonly ConcurrentDictionary<string, Guid> byGroup = new(StringComparer.OrdinalIgnoreCase);

    public Guid? this[string group] => byGroup.TryGetValue(group, out var vm) ? vm : null;

    /// <summary>Forgets groups that are gone.</summary>
    public void Keep(IReadOnlyCollection<string> groups)
    {
        if (byGroup.Count <= groups.Count)
            return;
        var present = groups.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var group in byGroup.Keys.Where(group => !present.Contains(group)))
            byGroup.TryRemove(group, out _);
    }

    /// <summary>Asks for the machines of these groups: node by node, so that no answer takes as long as the whole
    /// cluster.</summary>
    public async Task FindAsync(
        ICimSession session, string node, IReadOnlyCollection<MachineGroup> unknown, CancellationToken cancellationToken)
    {
        foreach (var owned in unknown.GroupBy(group => group.Owner, StringComparer.OrdinalIgnoreCase))
        {
            var groups = owned.DistinctBy(group => group.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Name, StringComparer.OrdinalIgnoreCase);
            if (owned.Key is { } owner && groups.Count >= AskForWholeNode)
                await AskAsync("OwnerNode", owner);
            else
                foreach (var group in groups.Keys)
                    await AskAsync("OwnerGroup", group);

            async Task AskAsync(string column, string value)
            {
                var rows = await MachineResourceRow.Table.ReadAsync(
                    session,
                    node,
                    query => query.WhereEquals("Type", MachineResourceRow.Type).WhereEquals(column, value),
                    cancellationToken);
                foreach (var row in rows)
                    if (row.Vm is { } vm && groups.TryGetValue(row.Group, out var group))
                        byGroup[group.Id] = vm;
            }
        }
    }
}
