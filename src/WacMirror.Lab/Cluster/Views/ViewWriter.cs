using System.Collections.Immutable;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Cluster.Views;

/// <summary>Writes down the model as it is now. The lab's gate is held.</summary>
internal static class ViewWriter
{
    public static LabTopologyView Write_NeedsLock(LabModel model) => new(
        model.Name,
        model.DataPath.Name,
        [.. model.Nodes.Select(Node)],
        [
            .. model.Vms
                .OrderBy(vm => vm.Node.Number)
                .ThenBy(vm => vm.Name, StringComparer.OrdinalIgnoreCase)
                .Select(Machine),
        ]);

    private static LabNodeView Node(LabNode node) => new(
        node.Name,
        Lower(node.State),
        node.IsDraining,
        [
            .. node.Switches.Select(item => new LabSwitchView(
                item.Id.ToString("D"), item.Name, Lower(item.Kind), [.. item.OwnConnections.Select(Adapter)])),
        ]);

    private static LabMachineView Machine(LabVm vm) => new(
        vm.Id.ToString("D"),
        vm.Name,
        vm.Node.Name,
        vm.MovesTo?.Name,
        vm.Definition.IsPlanned ? "planned" : vm.IsRunning ? "running" : "off",
        vm.Definition.IsClustered,
        vm.Definition.Notes,
        [.. vm.Nics.Select(Adapter)]);

    private static LabAdapterView Adapter(LabConnection connection)
    {
        var settings = connection.PortSettings;
        var nic = connection as LabNic;
        var reading = connection.Live is { } live
            ? connection.Model.DataPath.Read(connection, live)
            : PortReading.Zero;
        return new LabAdapterView(
            connection.AdapterId,
            connection.Name,
            connection.Switch?.Name ?? nic?.Definition.Switch,
            connection.Mac,
            connection.Address?.ToString(),
            GuestOf(connection),
            settings.Mode.ToString(),
            settings.Session,
            connection[FeatureDefinition.Security] is not null,
            Vlan(settings.Vlan),
            nic?.Definition.IsLegacy ?? false,
            nic?.HasActiveVf ?? false,
            connection.Live?.Id.ToString("D"),
            reading.Received.Packets,
            reading.Sent.Packets);
    }

    private static string GuestOf(LabConnection connection) => connection switch
    {
        LabUplink => "cable",
        LabGhostNic => "ghost",
        LabNic { Definition.IsTap: true } => "tap",
        LabNic { Definition.Replay: not null } => "replay",
        _ => "in-process",
    };

    private static string Vlan(PortVlan vlan) => vlan.Mode switch
    {
        PortVlanMode.Access => $"access {vlan.Access}",
        PortVlanMode.Trunk when vlan == PortVlan.AllVlans => "all",
        PortVlanMode.Trunk => $"trunk {Ids(vlan.Allowed)} native {vlan.Native}",
        _ => "untagged",
    };

    private static string Ids(ImmutableArray<ushort> ids) => string.Join(',', ids);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
