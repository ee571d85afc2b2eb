using WacMirror.Core.Ledger;

namespace WacMirror.Core.Planning;

/// <summary>The active rows by what they concern. One use each.</summary>
internal sealed class LedgerIndex
{
    private readonly LedgerRow?[] roles;

    public LedgerIndex(Survey survey, IEnumerable<LedgerRow> rows)
    {
        roles = new LedgerRow?[survey.Count];
        foreach (var row in rows)
        {
            if (!row.IsActive)
                continue;
            if (row.Setting is SettingKey.Role key && survey.Index.PositionOf(key.Adapter) is >= 0 and var at)
                roles[at] = row;
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
}
