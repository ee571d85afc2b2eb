using WacMirror.Core.Coverage;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;

namespace WacMirror.Tests.Golden;

/// <summary>What came out, in the words of the files of what is expected, and in the order of names: that of ids made of
/// names tells a reader nothing.</summary>
internal sealed class CaseText(CaseNames names)
{
    public PlanText Of(Plan plan) => new(
        [
            .. plan.Steps.OrderBy(step => step.Phase).ThenBy(step => step.Node, StringComparer.Ordinal)
                .ThenBy(step => names.Of(step.Setting), StringComparer.Ordinal).Select(Of),
        ],
        [.. plan.LedgerChanges.OrderBy(change => names.Of(change.Setting), StringComparer.Ordinal).Select(Of)],
        new SortedDictionary<string, MembersText>(
            plan.Members.ToDictionary(pair => names.Of(pair.Key), pair => Of(pair.Value)), StringComparer.Ordinal));

    public string[] Of(IEnumerable<Finding> findings) =>
        [.. findings.Select(Of).Order(StringComparer.Ordinal)];

    public string[] Of(CoverageReport report) =>
    [
        .. report.Policies.Values
            .SelectMany(policy => policy.Sources.Select(source => Of(policy, source))
                .Append($"{names.Of(policy.Policy)}: {policy.RollUp?.ToString() ?? "no sources"}"))
            .Order(StringComparer.Ordinal),
    ];

    private string Of(PlanStep step)
    {
        var place = step.Node.Length == 0 ? "cluster" : step.Node;
        var policies = step.Claims.IsEmpty ? "" : $" for {names.OfPolicies(step.Claims)}";
        return $"{place} {step.Phase}: {names.Of(step.Setting)} {ValueText.Of(step.Expected)} -> {ValueText.Of(step.Wanted)}"
            + $" ({step.Reason}{policies})";
    }

    private string Of(LedgerChange change) => $"{names.Of(change.Setting)}: " + change switch
    {
        LedgerChange.Reclaim reclaim => $"Reclaim for {names.OfPolicies(reclaim.Claims)}",
        LedgerChange.Release release => $"Release {release.Outcome}",
        LedgerChange.Lose { Claims.IsEmpty: true } => "Lose",
        LedgerChange.Lose lose => $"Lose for {names.OfPolicies(lose.Claims)}",
        LedgerChange.Reopen => "Reopen",
        LedgerChange.Settle settle => $"Settle {ValueText.Of(settle.Found)}",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private string Of(Finding finding)
    {
        var place = (finding.Node, finding.Switch) switch
        {
            (null, null) => "",
            (_, null) => $" @ {finding.Node}",
            _ => $" @ {finding.Node}/{finding.Switch}",
        };
        var adapters = finding.Adapters.IsEmpty ? "" : $" {names.Of(finding.Adapters)}";
        return $"{finding.Kind} [{names.OfPolicies(finding.Policies)}]{adapters}{place}"
            + (finding.Detail is null ? "" : $": {names.WithRules(finding.Detail)}");
    }

    private string Of(PolicyCoverage policy, SourceCoverage source)
    {
        var text = $"{names.Of(policy.Policy)}: {names.Of(source.Source)} @ {source.Node ?? "nowhere"} {source.State}";
        if (source.Reason is { } reason)
            text += $" {reason}";
        if (!source.UnreachedGroups.IsEmpty)
            text += $", not reached: {string.Join(", ", source.UnreachedGroups)}";
        return source.IsLeaking ? text + ", leaking" : text;
    }

    private MembersText Of(PolicyMembers members) => new(
        names.Of(members.Sources),
        new SortedDictionary<string, string>(
            members.Destinations.ToDictionary(pair => pair.Key, pair => names.Of(pair.Value)), StringComparer.Ordinal))
    {
        Uncertain = members.Uncertain.IsEmpty ? null : names.Of(members.Uncertain),
    };
}

/// <summary>What <c>plan.json</c> holds.</summary>
internal sealed record PlanText(string[] Steps, string[] Ledger, SortedDictionary<string, MembersText> Members);

internal sealed record MembersText(string Sources, SortedDictionary<string, string> Destinations)
{
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Uncertain { get; init; }
}
