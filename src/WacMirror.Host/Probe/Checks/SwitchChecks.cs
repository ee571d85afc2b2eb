using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.Host.Probe.Checks;

/// <summary>Switches, their extensions and their own ports.</summary>
internal static class SwitchChecks
{
    private const string AzureForwarding = "E9B59CFA-2BE1-4B21-828F-B6FBDBDDC017";
    private const string ForwardingType = "3";

    public static ImmutableArray<ProbeCheck> All { get; } =
    [
        new("extension-names", "The name of a switch extension is its GUID without braces.", NamesAsync),
        new("uplink-needs-capture-extension", "An uplink as source needs the NDIS capture extension.", CaptureAsync),
        new("forwarding-extension", "Under a forwarding extension mirroring may not work.", ForwardingAsync),
        new("teamed-uplink", "A switch over a team has one uplink, which takes a role as any other.", TeamsAsync),
        new("vf-bypasses-mirroring", "Traffic of an active virtual function is not mirrored.", VfAsync),
        new("management-nic-name", "A management NIC's port has its connection's display name.", ManagementNamesAsync),
        new("port-references", "Msvm_ElementSettingData names port and connection as references.", ReferencesAsync),
        new("extension-change", "RequestStateChange without TimeoutPeriod switches an extension.", StatesAsync),
        new("pool-affinity", "A connection that gets its switch from a pool has no HostResource.", PoolsAsync),
    ];

    private static async Task<ProbeAnswer> NamesAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var names = (await ExtensionsAsync(target, cancellationToken))
            .Select(row => row.Text("Name") ?? string.Empty).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        // Products' ids, the same everywhere: written so that replacing ids leaves them as they are.
        return names.Count == 0
            ? new ProbeAnswer(ProbeVerdict.NotDecidable, "no extension is listed")
            : new ProbeAnswer(
                names.Any(name => name.Contains('{', StringComparison.Ordinal))
                    ? ProbeVerdict.Contradicted
                    : ProbeVerdict.Confirmed,
                [.. names.Select(name => name.Replace("-", string.Empty, StringComparison.Ordinal))]);
    }

    private static async Task<ProbeAnswer> CaptureAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var states = (await ExtensionsAsync(target, cancellationToken))
            .Where(row => Is(row, SwitchExtension.NdisCapture.ToString()))
            .Select(row => $"switch {row.Text("SystemName")}: EnabledState {row.Text("EnabledState")}");
        var snapshot = await target.SnapshotAsync(cancellationToken);
        var sources = snapshot.Adapters.Count(adapter =>
            adapter is { Kind: AdapterKind.Uplink, Role.Role: MirrorRole.Source });
        return new ProbeAnswer(ProbeVerdict.NotDecidable, [.. states, $"{sources} uplinks are sources"]);
    }

    private static async Task<ProbeAnswer> ForwardingAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var forwarding = (await ExtensionsAsync(target, cancellationToken))
            .Where(row => row.Text("ExtensionType") == ForwardingType || Is(row, AzureForwarding))
            .Select(row => $"switch {row.Text("SystemName")}: {row.Text("ElementName")}, EnabledState {row.Text("EnabledState")}")
            .ToImmutableArray();
        return new ProbeAnswer(
            ProbeVerdict.NotDecidable, forwarding.IsEmpty ? ["no forwarding extension is installed"] : forwarding);
    }

    private static async Task<ProbeAnswer> TeamsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var teamed = (await target.VirtualizationAsync(
                Wql.Select("Msvm_VirtualEthernetSwitchSettingData", "InstanceID", "VirtualSystemIdentifier", "TeamingEnabled"),
                cancellationToken))
            .Where(row => row.Boolean("TeamingEnabled") is true)
            .Select(row => Guid.TryParse(row.Text("VirtualSystemIdentifier"), out var id) ? id : Guid.Empty)
            .ToHashSet();
        if (teamed.Count == 0)
            return new ProbeAnswer(ProbeVerdict.NotDecidable, "no switch of this node is over a team");
        var snapshot = await target.SnapshotAsync(cancellationToken);
        var uplinks = teamed.Select(id => (Id: id, Count: snapshot.Adapters.Count(adapter =>
            adapter.Kind == AdapterKind.Uplink && adapter.Switch?.Id == id))).ToList();
        return new ProbeAnswer(
            uplinks.TrueForAll(one => one.Count == 1) ? ProbeVerdict.Confirmed : ProbeVerdict.Contradicted,
            [
                .. uplinks.Select(one => $"switch {one.Id}: {one.Count} uplinks"),
                "whether a role on it copies the traffic of every member takes traffic to tell",
            ]);
    }

    private static async Task<ProbeAnswer> VfAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var snapshot = await target.SnapshotAsync(cancellationToken);
        var states = snapshot.Adapters
            .Where(adapter => adapter.Sriov != SriovState.Off)
            .GroupBy(adapter => (adapter.Sriov, adapter.Role.Role))
            .Select(group => $"SR-IOV {group.Key.Sriov}, role {group.Key.Role}: {group.Count()} adapters")
            .ToImmutableArray();
        return new ProbeAnswer(ProbeVerdict.NotDecidable, states.IsEmpty ? ["no adapter has SR-IOV on"] : states);
    }

    private static async Task<ProbeAnswer> ManagementNamesAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var connections = await target.VirtualizationAsync(
            Wql.Select(ConnectionRow.ClassName, "InstanceID", "ElementName", "EnabledState", "HostResource"), cancellationToken);
        var ports = await target.VirtualizationAsync(
            Wql.Select("Msvm_InternalEthernetPort", "DeviceID", "ElementName", "PermanentAddress"), cancellationToken);
        var names = ports.Select(port => port.Text("ElementName")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var management = connections.Select(ConnectionRow.Table.Read)
            .Where(connection => connection.Kind == AdapterKind.ManagementNic).ToList();
        return management.Count == 0
            ? new ProbeAnswer(ProbeVerdict.NotDecidable, "the node has no management NIC")
            : new ProbeAnswer(
                management.TrueForAll(connection => names.Contains(connection.Name))
                    ? ProbeVerdict.Confirmed
                    : ProbeVerdict.Contradicted,
                [
                    .. management.Select(connection => $"connection: {connection.Name}"),
                    .. ports.Select(port => $"port: {port.Text("ElementName")}"),
                ]);
    }

    private static async Task<ProbeAnswer> ReferencesAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var ports = await target.VirtualizationAsync(
            Wql.Select("Msvm_EthernetSwitchPort", "DeviceID"), cancellationToken);
        var rows = await target.VirtualizationAsync(Wql.Select("Msvm_ElementSettingData"), cancellationToken);
        var named = rows.Select(PortConnectionRow.Table.Read)
            .Count(row => row is { ConnectionId: not null, Port: not null });
        return new ProbeAnswer(
            ports.Length == 0 ? ProbeVerdict.NotDecidable
                : named > 0 ? ProbeVerdict.Confirmed : ProbeVerdict.Contradicted,
            $"{ports.Length} ports, {rows.Length} associations, {named} of them name a port and a connection");
    }

    private static async Task<ProbeAnswer> StatesAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var states = (await ExtensionsAsync(target, cancellationToken))
            .GroupBy(row => $"{row.Text("ElementName")}: EnabledState {row.Text("EnabledState")}")
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        return new ProbeAnswer(
            ProbeVerdict.NotDecidable, [.. states.Select(group => $"{group.Key} on {group.Count()} switches")]);
    }

    private static async Task<ProbeAnswer> PoolsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var rows = await target.VirtualizationAsync(
            Wql.Select(ConnectionRow.ClassName, "InstanceID", "HostResource", "PoolID"), cancellationToken);
        var pooled = rows.Where(row => !string.IsNullOrEmpty(row.Text("PoolID"))).ToList();
        var bare = pooled.Count(row => row["HostResource"].AsItems.IsEmpty);
        // The primordial pool's id is written out for some fixed connections as well, so a mixture tells nothing.
        return new ProbeAnswer(ProbeVerdict.NotDecidable,
            $"{rows.Length} connections, {pooled.Count} with a PoolID, {bare} of these without HostResource");
    }

    private static Task<ImmutableArray<CimObject>> ExtensionsAsync(ProbeTarget target, CancellationToken cancellationToken) =>
        target.VirtualizationAsync(
            Wql.Select("Msvm_EthernetSwitchExtension", "Name", "SystemName", "ElementName", "EnabledState", "ExtensionType"),
            cancellationToken);

    private static bool Is(CimObject extension, string id) =>
        id.Equals(extension.Text("Name")?.Trim('{', '}'), StringComparison.OrdinalIgnoreCase);
}
