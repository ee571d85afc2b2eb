using System.Collections.Frozen;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Nodes;

/// <summary>Names the node's switches and tells their kind by the connections that they own themselves.</summary>
internal static class SwitchJoin
{
    public static FrozenDictionary<Guid, VirtualSwitch> Join(NodeRows rows)
    {
        var kinds = new Dictionary<Guid, SwitchKind>();
        foreach (var row in rows.Connections)
            if (KindOf(row.Kind) is var kind and not SwitchKind.Private
                && InstanceIds.Adapter(row.InstanceId) is { } id
                && kind > kinds.GetValueOrDefault(id.Owner))
                kinds[id.Owner] = kind;
        return rows.Switches
            .Where(row => row.Id is not null)
            .DistinctBy(row => row.Id)
            .Select(row => new VirtualSwitch(row.Id!.Value, row.Name, kinds.GetValueOrDefault(row.Id.Value)))
            .ToFrozenDictionary(found => found.Id);
    }

    private static SwitchKind KindOf(AdapterKind kind) => kind switch
    {
        AdapterKind.Uplink => SwitchKind.External,
        AdapterKind.ManagementNic => SwitchKind.Internal,
        _ => SwitchKind.Private,
    };
}
