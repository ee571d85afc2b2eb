using System.Collections.Frozen;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Nodes;

/// <summary>
/// Rows in, snapshot out. A machine counts when it has both a realized configuration and a computer system; an adapter
/// counts when its owner does, which leaves out checkpoints, planned machines and templates. Of two rows for one
/// thing the first by InstanceID counts, so that two reads agree.
/// </summary>
public static class NodeJoin
{
    public static NodeSnapshot Join(string node, DateTimeOffset readAt, NodeRows rows, NodeScope scope)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var vms = JoinVms(rows);
        var switches = SwitchJoin.Join(rows);
        var adapters = new AdapterJoin(node, rows, vms, switches);
        var found = adapters.VmNics();
        if (scope is NodeScope.WholeNode)
            found = found.Concat(adapters.SwitchOwned());
        return new NodeSnapshot(
            node,
            readAt,
            [.. switches.Values.OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.Id)],
            [.. vms.Values.OrderBy(vm => vm.Name, StringComparer.Ordinal).ThenBy(vm => vm.Id)],
            [.. found.OrderBy(adapter => adapter.Id)]);
    }

    private static FrozenDictionary<Guid, Vm> JoinVms(NodeRows rows)
    {
        var settings = rows.VmSettings
            .Where(row => row.RealizedVm is not null)
            .OrderBy(row => row.InstanceId, StringComparer.OrdinalIgnoreCase)
            .DistinctBy(row => row.RealizedVm)
            .ToDictionary(row => row.RealizedVm!.Value);
        return rows.Systems
            .Where(row => row.Id is { } id && settings.ContainsKey(id))
            .DistinctBy(row => row.Id)
            .Select(row => new Vm(
                row.Id!.Value, row.ElementName, row.State, NoteTags.Of(settings[row.Id.Value].Notes)))
            .ToFrozenDictionary(vm => vm.Id);
    }
}
