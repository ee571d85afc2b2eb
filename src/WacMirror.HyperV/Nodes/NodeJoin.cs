using System.Collections.Frozen;
using System.Collections.Immutable;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Nodes;

/// <summary>
/// Parts in, snapshot out. A machine counts when it has both a realized configuration and a computer system; an adapter
/// counts when its owner does, which leaves out checkpoints, planned machines and templates.
/// </summary>
public static class NodeJoin
{
    public static NodeSnapshot Join(string node, DateTimeOffset readAt, NodeParts parts, NodeScope scope)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var vms = JoinVms(parts);
        var switches = SwitchJoin.Join(parts);
        var join = new AdapterJoin(node, parts, vms, switches);
        var adapters = ImmutableArray.CreateBuilder<Adapter>(parts.Drafts.Count);
        var oddities = SwitchJoin.Oddities(parts).ToList();
        foreach (var (id, draft) in parts.Drafts)
            if (IsWithin(scope, id) && join.Build(id, draft) is { } adapter)
            {
                adapters.Add(adapter);
                oddities.AddRange(AdapterJoin.Oddities(id, draft));
            }
        adapters.Sort((left, right) => left.Id.CompareTo(right.Id));
        return new NodeSnapshot(
            node,
            readAt,
            [.. switches.Values.OrderBy(found => found.Name, StringComparer.Ordinal).ThenBy(found => found.Id)],
            [.. vms.Values.OrderBy(vm => vm.Name, StringComparer.Ordinal).ThenBy(vm => vm.Id)],
            adapters.DrainToImmutable())
        {
            Planned = [.. parts.Planned.Where(vm => !vms.ContainsKey(vm)).Order()],
            Oddities =
            [
                .. oddities.OrderBy(oddity => oddity.Adapter).ThenBy(oddity => oddity.Note, StringComparer.Ordinal),
            ],
        };
    }

    private static bool IsWithin(NodeScope scope, AdapterId id) => scope is not NodeScope.OneVm vm || vm.Id == id.Owner;

    private static FrozenDictionary<Guid, Vm> JoinVms(NodeParts parts) => parts.Systems
        .Where(system => parts.Tags.ContainsKey(system.Key))
        .Select(system => new Vm(system.Key, system.Value.Name, system.Value.State, parts.Tags[system.Key]))
        .ToFrozenDictionary(vm => vm.Id);
}
