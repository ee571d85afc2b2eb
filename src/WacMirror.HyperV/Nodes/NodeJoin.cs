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
    public static NodeSnapshot Join(string node, DateTimeOffset readAt, NodeParts parts, NodeScope scope) =>
        Join(node, readAt, parts, scope, null);

    /// <param name="node">The node.</param>
    /// <param name="readAt">When it was asked.</param>
    /// <param name="parts">What it said.</param>
    /// <param name="scope">What of it was asked for.</param>
    /// <param name="known">Its switches, when it was not asked for them.</param>
    internal static NodeSnapshot Join(
        string node, DateTimeOffset readAt, NodeParts parts, NodeScope scope, KnownSwitches.Switches? known)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var vms = JoinVms(parts);
        var switches = known?.All.ToFrozenDictionary(found => found.Id) ?? SwitchJoin.Join(parts);
        var join = new AdapterJoin(node, parts, vms, switches);
        var adapters = ImmutableArray.CreateBuilder<Adapter>(parts.Drafts.Count);
        var oddities = (known?.Oddities ?? SwitchJoin.Oddities(parts)).ToList();
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

    /// <summary>The switches that a machine's adapters are connected to.</summary>
    internal static ImmutableHashSet<Guid> SwitchesOf(NodeParts parts, Guid vm) =>
    [
        .. parts.Drafts.Where(draft => draft.Key.Owner == vm)
            .Select(draft => AdapterJoin.SwitchOf(draft.Value)).OfType<Guid>(),
    ];

    private static bool IsWithin(NodeScope scope, AdapterId id) => scope is not NodeScope.OneVm vm || vm.Id == id.Owner;

    private static FrozenDictionary<Guid, Vm> JoinVms(NodeParts parts) => parts.Systems
        .Where(system => parts.Tags.ContainsKey(system.Key))
        .Select(system => new Vm(system.Key, system.Value.Name, system.Value.State, parts.Tags[system.Key]))
        .ToFrozenDictionary(vm => vm.Id);
}
