using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Golden;

/// <summary>What <c>ledger.json</c> says: what is remembered.</summary>
internal sealed record CaseLedger
{
    public List<CaseRow> Rows { get; init; } = [];

    /// <summary>How often a role was repaired in the last minutes, by the adapter's name.</summary>
    public Dictionary<string, int> Repairs { get; init; } = [];

    /// <summary>The last members, by the policy's name.</summary>
    public Dictionary<string, CaseMembers> Members { get; init; } = [];

    public static CaseLedger Nothing { get; } = new();

    public PlanInput AddTo(PlanInput input, CaseNames names) => input with
    {
        Ledger = [.. Rows.Select(row => row.ToRow(names, input.Now))],
        Repairs = Repairs.Aggregate(
            RepairLog.Empty,
            (log, repair) => Enumerable.Range(0, repair.Value).Aggregate(
                log, (now, _) => now.With(new SettingKey.Role(CaseId.Adapter(repair.Key)), input.Now.AddMinutes(-1)))),
        LastMembers = Members.ToImmutableDictionary(pair => CaseId.Policy(pair.Key), pair => pair.Value.ToMembers()),
    };
}

/// <summary>A row; of <see cref="Role"/>, <see cref="Trunk"/>, <see cref="Capture"/> and <see cref="Affinity"/> one says
/// which setting.</summary>
internal sealed record CaseRow
{
    /// <summary>The adapter's name.</summary>
    public string? Role { get; init; }

    /// <summary>The adapter's name.</summary>
    public string? Trunk { get; init; }

    /// <summary>The node and the switch, as <c>N1/Prod</c>.</summary>
    public string? Capture { get; init; }

    /// <summary>The name of the policy whose rule it is.</summary>
    public string? Affinity { get; init; }

    /// <summary>As in a topology: "none", "source"; "untagged", "10", "trunk 10"; "on", "off"; groups joined by commas,
    /// or "none".</summary>
    public required string Prior { get; init; }

    public required string Applied { get; init; }

    /// <summary>The policies' names.</summary>
    public string[] Claims { get; init; } = [];

    public string State { get; init; } = "held";

    /// <summary>What an Open row is to come to. It comes from what is applied.</summary>
    public string? To { get; init; }

    public string Node { get; init; } = "N1";

    /// <summary>How long ago it was written, in seconds.</summary>
    public double Age { get; init; } = 60;

    public LedgerRow ToRow(CaseNames names, DateTimeOffset now)
    {
        if ((Role ?? Trunk) is { } adapter)
            names.AddMissing(adapter);
        return new LedgerRow(
            CaseId.Of("row", $"{Role}{Trunk}{Capture}{Affinity}"),
            CaseDocument.Cluster,
            Key(),
            Value(Prior),
            Value(Applied),
            [.. Claims.Select(CaseId.Policy)],
            CaseValues.Word<LedgerState>(State),
            1,
            Affinity is null ? Node : string.Empty,
            now.AddSeconds(-Age))
        {
            Intent = To is null ? null : new LedgerIntent(Value(Applied), Value(To)),
        };
    }

    private SettingKey Key() =>
        Role is not null ? new SettingKey.Role(CaseId.Adapter(Role))
            : Trunk is not null ? new SettingKey.Trunk(CaseId.Adapter(Trunk))
            : Capture is not null ? new SettingKey.Capture(CaseId.Switch(Capture))
            : new SettingKey.Affinity(AffinityName.Of(CaseId.Policy(Affinity!)));

    private SettingValue Value(string text) =>
        Role is not null ? new SettingValue.Role(CaseValues.Role(text))
            : Trunk is not null ? new SettingValue.Trunk(CaseValues.Vlan(text))
            : Capture is not null ? new SettingValue.Capture(text == "on")
            : new SettingValue.Affinity(text == "none"
                ? null
                : new AffinityRule(
                    AffinityName.Of(CaseId.Policy(Affinity!)), AffinityKind.SameNode, [.. text.Split(',')]));
}

/// <param name="Sources">The adapters' names.</param>
/// <param name="Destinations">The adapters' names, by group.</param>
internal sealed record CaseMembers(string[] Sources, Dictionary<string, string[]> Destinations)
{
    public PolicyMembers ToMembers() => new(
        [.. Sources.Select(CaseId.Adapter)],
        Destinations.ToImmutableSortedDictionary(
            pair => pair.Key, ImmutableSortedSet<AdapterId> (pair) => [.. pair.Value.Select(CaseId.Adapter)],
            StringComparer.Ordinal),
        []);
}
