using System.Collections.Frozen;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Nodes;

/// <summary>Finds name and MAC of the adapters that belong to a switch. An uplink's connection names its physical NIC;
/// a management NIC is found by its display name, and has no MAC here when that name is not unique.</summary>
internal sealed class SwitchOwnedNames(NodeRows rows)
{
    private readonly FrozenDictionary<Guid, ExternalPortRow> physical = rows.ExternalPorts
        .Where(row => InstanceIds.Device(row.DeviceId) is not null)
        .DistinctBy(row => InstanceIds.Device(row.DeviceId))
        .ToFrozenDictionary(row => InstanceIds.Device(row.DeviceId)!.Value);

    private readonly FrozenDictionary<string, InternalPortRow> management = rows.InternalPorts
        .GroupBy(row => row.Name, StringComparer.Ordinal)
        .Where(group => group.Count() == 1)
        .ToFrozenDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);

    public (string Name, string? Mac) Of(ConnectionRow connection)
    {
        if (connection.Kind is AdapterKind.ManagementNic)
            return (connection.Name, management.GetValueOrDefault(connection.Name)?.Address);
        return InstanceIds.Device(connection.HostResource?.Key("DeviceID")) is { } device
            && physical.TryGetValue(device, out var port)
            ? (port.Name, port.Address)
            : (connection.Name, null);
    }
}
