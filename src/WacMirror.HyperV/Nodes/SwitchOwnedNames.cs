using System.Collections.Frozen;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Nodes;

/// <summary>Finds name and MAC of the adapters that belong to a switch. An uplink's connection names its physical NIC;
/// a management NIC is found by its display name, and has no MAC here when that name is not unique.</summary>
internal sealed class SwitchOwnedNames(NodeParts parts)
{
    private readonly FrozenDictionary<string, InternalPortRow> management = parts.ManagementNics
        .GroupBy(row => row.Name, StringComparer.Ordinal)
        .Where(group => group.Count() == 1)
        .ToFrozenDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);

    public (string Name, string? Mac) Of(AdapterDraft draft)
    {
        if (draft.Kind is AdapterKind.ManagementNic)
            return (draft.ConnectionName, management.GetValueOrDefault(draft.ConnectionName)?.Address);
        return draft.Resource is { } device && parts.PhysicalNics.TryGetValue(device, out var port)
            ? (port.Name, port.Address)
            : (draft.ConnectionName, null);
    }
}
