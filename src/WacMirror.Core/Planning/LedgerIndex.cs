using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>The active rows by what they concern. One use each.</summary>
internal sealed class LedgerIndex
{
    private readonly LedgerRow?[] roles;

    /// <summary>Of roles that one policy alone holds, what was applied.</summary>
    private readonly ushort[] held;

    /// <summary>And the policy's number.</summary>
    private readonly int[] holders;

    public LedgerIndex(Survey survey, IEnumerable<LedgerRow> rows, IReadOnlyDictionary<Guid, PolicyCase> cases)
    {
        roles = new LedgerRow?[survey.Count];
        held = new ushort[survey.Count];
        Array.Fill(held, RoleCode.Nothing);
        holders = new int[survey.Count];
        foreach (var row in rows)
        {
            if (!row.IsActive)
                continue;
            if (row.Setting is SettingKey.Role key && survey.Index.PositionOf(key.Adapter) is >= 0 and var at)
                Add(at, row, cases);
            else if (row.Setting is SettingKey.Trunk trunk && survey.Index.PositionOf(trunk.Adapter) is >= 0 and var place)
                Trunks[place] = row;
            else if (row.Setting is SettingKey.Capture capture)
                Captures[capture.Switch] = row;
            else if (row.Setting is SettingKey.Affinity affinity)
                Affinities[affinity.Rule] = row;
            else
                Absent.Add(row);
        }
    }

    /// <summary>Rows of trunks, by the adapter's position.</summary>
    public SortedDictionary<int, LedgerRow> Trunks { get; } = [];

    /// <summary>By the switch.</summary>
    public SortedDictionary<Guid, LedgerRow> Captures { get; } = [];

    /// <summary>By the rule's name, without case as the cluster compares names.</summary>
    public SortedDictionary<string, LedgerRow> Affinities { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Rows of adapters that nobody shows.</summary>
    public List<LedgerRow> Absent { get; } = [];

    public LedgerRow? RoleOf(int at) => roles[at];

    /// <summary>Whether the role is held by just this policy, and is what is wanted.</summary>
    public bool IsHeld(int at, ushort wanted, PolicyCase policy) => held[at] == wanted && holders[at] == policy.Number;

    private void Add(int at, LedgerRow row, IReadOnlyDictionary<Guid, PolicyCase> cases)
    {
        roles[at] = row;
        held[at] = RoleCode.Nothing;
        if (row is not { State: LedgerState.Held, Applied: SettingValue.Role applied, Claims.Count: 1 }
            || !cases.TryGetValue(row.Claims[0], out var holder))
            return;
        (held[at], holders[at]) = (RoleCode.Of(applied.Setting), holder.Number);
    }
}
