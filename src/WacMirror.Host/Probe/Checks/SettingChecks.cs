using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.Host.Probe.Checks;

/// <summary>How the settings of ports are kept and taken.</summary>
internal static class SettingChecks
{
    private const int MostLines = 20;

    public static ImmutableArray<ProbeCheck> All { get; } =
    [
        new("default-template", @"The template's InstanceID ends in \Default, and LIKE finds it.", TemplateAsync),
        new("modify-leaves-the-rest", "A property left out of ModifyFeatureSettings stays as it is.", LeftOutAsync),
        new("modify-batch", "One bad item of ModifyFeatureSettings does not undo the good ones.", CountAsync),
        new("settings-after-move", "A setting travels with its machine, under the same GUID.", SettingIdsAsync),
        new("vlan-modify", "A VLAN setting can be modified in place.", VlansAsync),
        new("checkpoint-settings", "A checkpoint has settings of its own, under its own GUID.", CheckpointsAsync),
    ];

    private static async Task<ProbeAnswer> TemplateAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var all = await target.VirtualizationAsync(
            Wql.Select(SecuritySetting.ClassName, "InstanceID"), cancellationToken);
        var liked = await target.VirtualizationAsync(
            Wql.Select(SecuritySetting.ClassName, "InstanceID").WhereSuffix("InstanceID", InstanceIds.TemplateSuffix),
            cancellationToken);
        var nobodys = all.Select(Id).Where(id => InstanceIds.Adapter(id) is null).ToList();
        var isFound = liked.Any()
            && liked.All(row => Id(row).EndsWith(InstanceIds.TemplateSuffix, StringComparison.OrdinalIgnoreCase));
        return new ProbeAnswer(
            isFound ? ProbeVerdict.Confirmed : ProbeVerdict.Contradicted,
            [.. nobodys.Take(MostLines).Select(id => $"no adapter's: {id}"), $"LIKE finds {liked.Length}"]);
    }

    private static async Task<ProbeAnswer> LeftOutAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var rows = await target.VirtualizationAsync(
            Wql.Select(SecuritySetting.ClassName).WhereSuffix("InstanceID", InstanceIds.TemplateSuffix), cancellationToken);
        if (rows.Length == 0)
            return new ProbeAnswer(ProbeVerdict.NotDecidable, "no template to look at");
        var written = SecuritySetting.WithRole(rows[0], RoleSetting.None);
        var left = rows[0].Properties.Where(property => written.Find(property.Name) is null).ToList();
        return new ProbeAnswer(
            ProbeVerdict.NotDecidable,
            left.Count == 0
                ? "every property of this build is written back, so nothing is left out here"
                : $"left out: {string.Join(", ", left.Select(property => $"{property.Name} ({property.Value.AsText ?? "null"})"))}");
    }

    private static async Task<ProbeAnswer> CountAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var snapshot = await target.SnapshotAsync(cancellationToken);
        return new ProbeAnswer(
            ProbeVerdict.NotDecidable,
            $"{snapshot.Adapters.Count(adapter => adapter.HasSecuritySetting)} of {snapshot.Adapters.Length} adapters have a "
            + "security setting");
    }

    private static async Task<ProbeAnswer> SettingIdsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var rows = await target.VirtualizationAsync(
            Wql.Select(SecuritySetting.ClassName, "InstanceID", "MonitorMode"), cancellationToken);
        var lines = rows
            .Where(row => InstanceIds.Adapter(Id(row)) is not null)
            .OrderByDescending(row => row.UInt8("MonitorMode"))
            .Take(MostLines)
            .Select(row => $"MonitorMode {row.Text("MonitorMode")}: {Id(row)}");
        return new ProbeAnswer(ProbeVerdict.NotDecidable, [.. lines]);
    }

    private static async Task<ProbeAnswer> VlansAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var rows = await target.VirtualizationAsync(
            Wql.Select("Msvm_EthernetSwitchPortVlanSettingData", "InstanceID", "OperationMode"), cancellationToken);
        var used = rows.Where(row => InstanceIds.Adapter(Id(row)) is not null)
            .GroupBy(row => row.Text("OperationMode"))
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        return new ProbeAnswer(
            ProbeVerdict.NotDecidable, [.. used.Select(group => $"OperationMode {group.Key}: {group.Count()} adapters")]);
    }

    private static async Task<ProbeAnswer> CheckpointsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var settings = await target.VirtualizationAsync(
            Wql.Select("Msvm_VirtualSystemSettingData", "InstanceID", "VirtualSystemType"), cancellationToken);
        var checkpoints = settings
            .Where(row => row.Text("VirtualSystemType")?.Contains(":Snapshot:", StringComparison.OrdinalIgnoreCase) is true)
            .Select(row => InstanceIds.Device(row.Text("InstanceID")))
            .OfType<Guid>()
            .ToHashSet();
        if (checkpoints.Count == 0)
            return new ProbeAnswer(ProbeVerdict.NotDecidable, "no machine of this node has a checkpoint");
        var connections = await target.VirtualizationAsync(
            Wql.Select(ConnectionRow.ClassName, "InstanceID"), cancellationToken);
        var copies = connections.Count(row =>
            InstanceIds.Adapter(Id(row)) is { } adapter && checkpoints.Contains(adapter.Owner));
        return new ProbeAnswer(
            copies > 0 ? ProbeVerdict.Confirmed : ProbeVerdict.Contradicted,
            $"{checkpoints.Count} checkpoints, {copies} connections under their GUIDs");
    }

    private static string Id(CimObject row) => row.Text("InstanceID") ?? string.Empty;
}
