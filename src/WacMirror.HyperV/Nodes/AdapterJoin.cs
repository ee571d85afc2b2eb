using System.Collections.Frozen;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Nodes;

/// <summary>Builds the adapters of one node from its rows.</summary>
internal sealed class AdapterJoin(
    string node, NodeRows rows, FrozenDictionary<Guid, Vm> vms, FrozenDictionary<Guid, VirtualSwitch> switches)
{
    private const string NoMac = "000000000000";

    private readonly AdapterRows<NicSettingRow> nics = new(rows.Nics, row => row.InstanceId);
    private readonly AdapterRows<ConnectionRow> connections = new(rows.Connections, row => row.InstanceId);
    private readonly AdapterRows<SecuritySettingRow> security = new(rows.Security, row => row.InstanceId);
    private readonly AdapterRows<VlanSettingRow> vlans = new(rows.Vlans, row => row.InstanceId);
    private readonly AdapterRows<OffloadSettingRow> offloads = new(rows.Offloads, row => row.InstanceId);
    private readonly AdapterRows<GuestAddressRow> addresses = new(rows.GuestAddresses, row => row.InstanceId);
    private readonly AdapterRows<PortConnectionRow> ports =
        new(rows.Ports.Where(row => row.ConnectionId is not null), row => row.ConnectionId!);

    private readonly FrozenSet<Guid> portsPastTheSwitch = rows.OffloadData
        .Where(row => row.VfCarriesTraffic)
        .Select(row => row.Port).OfType<Guid>()
        .ToFrozenSet();

    private readonly SwitchOwnedNames names = new(rows);

    public IEnumerable<Adapter> VmNics()
    {
        foreach (var (id, nic) in nics.All)
            if (vms.TryGetValue(id.Owner, out var vm))
                yield return Common(id) with
                {
                    Kind = AdapterKind.VmNic,
                    Name = nic.Name,
                    Vm = vm,
                    Mac = Mac(nic.Address),
                    IsLegacy = nic.IsLegacy,
                    Addresses = addresses[id]?.Addresses ?? [],
                };
    }

    public IEnumerable<Adapter> SwitchOwned()
    {
        foreach (var (id, connection) in connections.All)
            if (connection.Kind is not AdapterKind.VmNic && switches.ContainsKey(id.Owner))
            {
                var (name, mac) = names.Of(connection);
                yield return Common(id) with { Kind = connection.Kind, Name = name, Mac = Mac(mac) };
            }
    }

    private Adapter Common(AdapterId id)
    {
        var connection = connections[id];
        var port = ports[id];
        var joined = Switch(id, connection, port);
        var setting = security[id];
        return new Adapter
        {
            Id = id,
            Kind = AdapterKind.VmNic,
            Name = string.Empty,
            Node = node,
            Switch = joined,
            PortId = port?.Port,
            HasConnection = connection is not null,
            IsConnected = connection is { IsEnabled: true } && joined is not null,
            Role = setting?.Setting ?? RoleSetting.None,
            HasSecuritySetting = setting is not null,
            Vlan = vlans[id]?.Setting ?? VlanSetting.Untagged,
            Sriov = Sriov(id, port),
        };
    }

    /// <summary>The switch that the connection is bound to; with pool affinity, the one where its live port is; for a
    /// switch's own connections, their owner.</summary>
    private VirtualSwitch? Switch(AdapterId id, ConnectionRow? connection, PortConnectionRow? port)
    {
        var switchId = connection switch
        {
            null => null,
            { Kind: AdapterKind.VmNic } => connection.SwitchId ?? port?.Switch,
            _ => id.Owner,
        };
        return switchId is { } known ? switches.GetValueOrDefault(known) : null;
    }

    private SriovState Sriov(AdapterId id, PortConnectionRow? port) =>
        port?.Port is { } live && portsPastTheSwitch.Contains(live) ? SriovState.Active
        : offloads[id] is { IovWeight: > 0 } ? SriovState.Configured
        : SriovState.Off;

    private static string Mac(string? address) =>
        address is { Length: > 0 }
            ? address.Replace("-", null, StringComparison.Ordinal).Replace(":", null, StringComparison.Ordinal)
                .ToUpperInvariant()
            : NoMac;
}
