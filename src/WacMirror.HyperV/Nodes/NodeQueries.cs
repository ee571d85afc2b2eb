using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>The queries behind a node's snapshot. When one fails, the others are ended and its error is the
/// answer.</summary>
internal sealed class NodeQueries(ICimSession session, string node)
{
    public async Task<NodeRows> ReadNodeAsync(CancellationToken cancellationToken)
    {
        using var batch = new QueryBatch(session, node, cancellationToken);
        var systems = batch.Read(ComputerSystemRow.Table);
        var vmSettings = batch.Read(
            VmSettingRow.Table, query => query.WhereEquals("VirtualSystemType", VmSettingRow.Realized));
        var synthetic = batch.Read(NicSettingRow.Synthetic);
        var emulated = batch.Read(NicSettingRow.Emulated);
        var connections = batch.Read(ConnectionRow.Table);
        var security = batch.Read(SecuritySettingRow.Table);
        var vlans = batch.Read(VlanSettingRow.Table);
        var offloads = batch.Read(OffloadSettingRow.Table);
        var offloadData = batch.ReadOptional(OffloadDataRow.Table, query => query);
        var switches = batch.Read(SwitchRow.Table);
        var ports = batch.Read(PortConnectionRow.Table);
        var externalPorts = batch.Read(ExternalPortRow.Table);
        var internalPorts = batch.ReadOptional(InternalPortRow.Table, query => query);
        var addresses = batch.ReadOptional(GuestAddressRow.Table, query => query);
        await batch.CompleteAsync();
        return new NodeRows
        {
            Systems = await systems,
            VmSettings = await vmSettings,
            Nics = [.. await synthetic, .. await emulated],
            Connections = await connections,
            Security = await security,
            Vlans = await vlans,
            Offloads = await offloads,
            OffloadData = await offloadData,
            Switches = await switches,
            Ports = await ports,
            ExternalPorts = await externalPorts,
            InternalPorts = await internalPorts,
            GuestAddresses = await addresses,
        };
    }

    /// <summary>The machine's own rows, and of the switches what tells their kind. The classes of live ports cannot be
    /// narrowed to a machine and are read whole.</summary>
    public async Task<NodeRows> ReadVmAsync(Guid vm, CancellationToken cancellationToken)
    {
        using var batch = new QueryBatch(session, node, cancellationToken);
        var prefix = InstanceIds.PrefixOf(vm);
        Wql OfVm(Wql query) => query.WherePrefix("InstanceID", prefix);
        var systems = batch.Read(
            ComputerSystemRow.Table, query => query.WhereEquals("Name", InstanceIds.Text(vm)));
        var vmSettings = batch.Read(
            VmSettingRow.Table, query => query.WhereEquals("InstanceID", prefix.TrimEnd('\\')));
        var synthetic = batch.Read(NicSettingRow.Synthetic, OfVm);
        var emulated = batch.Read(NicSettingRow.Emulated, OfVm);
        var connections = batch.Read(ConnectionRow.Table, OfVm);
        var security = batch.Read(SecuritySettingRow.Table, OfVm);
        var vlans = batch.Read(VlanSettingRow.Table, OfVm);
        var offloads = batch.Read(OffloadSettingRow.Table, OfVm);
        var offloadData = batch.ReadOptional(OffloadDataRow.Table, query => query);
        var switches = batch.Read(SwitchRow.Table);
        var ports = batch.Read(PortConnectionRow.Table);
        var addresses = batch.ReadOptional(
            GuestAddressRow.Table, query => query.WherePrefix("InstanceID", InstanceIds.GuestPrefixOf(vm)));
        await batch.CompleteAsync();
        return new NodeRows
        {
            Systems = await systems,
            VmSettings = await vmSettings,
            Nics = [.. await synthetic, .. await emulated],
            Connections = [.. await connections, .. await ReadSwitchConnectionsAsync(await switches, cancellationToken)],
            Security = await security,
            Vlans = await vlans,
            Offloads = await offloads,
            OffloadData = await offloadData,
            Switches = await switches,
            Ports = await ports,
            GuestAddresses = await addresses,
        };
    }

    private async Task<ImmutableArray<ConnectionRow>> ReadSwitchConnectionsAsync(
        ImmutableArray<SwitchRow> switches, CancellationToken cancellationToken)
    {
        using var batch = new QueryBatch(session, node, cancellationToken);
        var reads = switches
            .Select(row => row.Id).OfType<Guid>()
            .Select(id => batch.Read(
                ConnectionRow.Table, query => query.WherePrefix("InstanceID", InstanceIds.PrefixOf(id))))
            .ToArray();
        await batch.CompleteAsync();
        return [.. (await Task.WhenAll(reads)).SelectMany(rows => rows)];
    }
}
