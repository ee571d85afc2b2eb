using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>What the audit says of settings. Pure.</summary>
internal static class DeskAudit
{
    /// <summary>Of a row that went on without a write.</summary>
    public static IEnumerable<AuditRow> Of(string cluster, LedgerRow before, LedgerRow after, DateTimeOffset now)
    {
        var (verb, actor) = (before.State, after.State, after.Outcome) switch
        {
            (_, _, ReleaseOutcome.Restored) => ("restored", AuditRow.Engine),
            (_, _, ReleaseOutcome.LeftToStranger) => ("left", AuditRow.Stranger),
            (_, _, ReleaseOutcome.LeftAsFound) => ("left", AuditRow.Engine),
            (LedgerState.Gone, not LedgerState.Gone, _) => ("returned", AuditRow.Engine),
            (not LedgerState.Gone, LedgerState.Gone, _) => ("gone", AuditRow.Engine),
            (LedgerState.Open, LedgerState.Held, _) when after.Applied != before.Applied => ("applied", AuditRow.Engine),
            _ => (null, AuditRow.Engine),
        };
        return verb is null ? [] : Rows(cluster, before, before.Claims, actor, verb, Text(after.Applied), now);
    }

    /// <summary>Of a step that was taken.</summary>
    public static IEnumerable<AuditRow> Of(string cluster, StepEnd end, LedgerRow row, DateTimeOffset now)
    {
        var step = end.Item.Step;
        var verb = step.Reason switch
        {
            StepReason.Apply => "applied",
            StepReason.Change => "changed",
            StepReason.Repair => "repaired",
            _ => "restored",
        };
        return Rows(
            cluster, row, end.Item.Concerned, AuditRow.Engine, verb, $"{Text(step.Expected)} -> {Text(step.Wanted)}", now);
    }

    /// <summary>Of a change that somebody else made to what is ours.</summary>
    public static IEnumerable<AuditRow> Drift(string cluster, LedgerRow row, SettingValue found, DateTimeOffset now) =>
        Rows(cluster, row, row.Claims, AuditRow.Stranger, "drifted", $"{Text(row.Applied)} -> {Text(found)}", now);

    public static string Text(SettingValue value) => value switch
    {
        SettingValue.Role { Setting: { Session: 0 } role } => role.Role.ToString(),
        SettingValue.Role role => $"{role.Setting.Role} (session {role.Setting.Session})",
        SettingValue.Trunk trunk => Text(trunk.Vlan),
        SettingValue.Capture capture => capture.IsOn ? "on" : "off",
        SettingValue.Affinity { Rule: { } rule } => $"{rule.Kind} {string.Join(", ", rule.Groups.Order(StringComparer.OrdinalIgnoreCase))}",
        _ => "none",
    };

    private static string Text(VlanSetting vlan) => vlan.Mode switch
    {
        VlanMode.Access => $"VLAN {vlan.AccessId}",
        VlanMode.Trunk => $"trunk {string.Join(',', vlan.TrunkIds)} (native {vlan.NativeId})",
        VlanMode.Private => "private VLAN",
        _ => "untagged",
    };

    /// <summary>One row for each policy that it concerns, so that each has it in its history.</summary>
    private static IEnumerable<AuditRow> Rows(
        string cluster, LedgerRow row, IReadOnlyCollection<Guid> policies, string actor, string verb, string detail, DateTimeOffset now)
    {
        var setting = row.Setting.ToString();
        var action = $"{setting[..setting.IndexOf(':', StringComparison.Ordinal)]}.{verb}";
        return policies.Select(policy => (Guid?)policy).DefaultIfEmpty(null)
            .Select(policy => new AuditRow(now, cluster, actor, action, policy, setting, detail));
    }
}
