using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>What an engine holds of its policies: what is stored, as it was stored last, and what it remembers beside it.
/// Needs its owner's lock.</summary>
internal sealed class DeskState
{
    private readonly Dictionary<SettingKey, LedgerRow> rows = [];

    /// <summary>The same by the setting's text, made once for each change: there are tens of thousands.</summary>
    private readonly SortedDictionary<string, LedgerRow> byText = new(StringComparer.Ordinal);

    private ImmutableArray<LedgerRow>? sorted;
    private volatile bool holdsRules;

    public long Epoch { get; private set; }

    /// <summary>Grows with each change of a policy: what was planned before may be wrong.</summary>
    public long PolicyTurn { get; private set; }

    /// <summary>Grows with each change of a row.</summary>
    public long LedgerTurn { get; private set; }

    public ImmutableDictionary<Guid, PolicyRevision> Policies { get; private set; } =
        ImmutableDictionary<Guid, PolicyRevision>.Empty;

    public ImmutableArray<ActivePolicy> Active { get; private set; } = [];

    /// <summary>The active rows, by setting.</summary>
    public ImmutableArray<LedgerRow> Rows => sorted ??= [.. byText.Values];

    /// <inheritdoc cref="PolicyBoard.Restoring"/>
    public ImmutableDictionary<SettingKey, ImmutableSortedSet<Guid>> Restoring { get; private set; } =
        ImmutableDictionary<SettingKey, ImmutableSortedSet<Guid>>.Empty;

    public ImmutableDictionary<Guid, PolicyMembers> LastMembers { get; set; } =
        ImmutableDictionary<Guid, PolicyMembers>.Empty;

    public RepairLog Repairs { get; set; } = RepairLog.Empty;

    public CoverageMemory Coverage { get; set; } = CoverageMemory.Empty;

    /// <summary>Whether a policy is about affinity rules, or one is held. Any thread may ask.</summary>
    public bool IsAboutRules => holdsRules || Active.Any(it => it.Policy.Colocate != Colocation.Off);

    public LedgerRow? Row(SettingKey setting) => rows.GetValueOrDefault(setting);

    /// <summary>Begins with what the store has.</summary>
    public void Load(ClusterRecord record)
    {
        Epoch = record.Epoch;
        Coverage = Coverage with { Open = record.OpenIntervals };
        rows.Clear();
        byText.Clear();
        Take(record.Ledger);
        Policies = ImmutableDictionary<Guid, PolicyRevision>.Empty;
        Take(record.Policies);
    }

    /// <summary>Takes what was stored.</summary>
    public void Take(ChangeSet stored)
    {
        if (!stored.Policies.IsEmpty)
            Take(stored.Policies);
        if (!stored.Ledger.IsEmpty)
            Take(stored.Ledger);
    }

    private void Take(ImmutableArray<PolicyRevision> revisions)
    {
        foreach (var revision in revisions)
            Policies = revision.IsEnded
                ? Policies.Remove(revision.Policy.Id)
                : Policies.SetItem(revision.Policy.Id, revision);
        Active = [.. Policies.Values.OrderBy(it => it.Policy.Id).Select(it => new ActivePolicy(it.Policy, it.Rollout))];
        PolicyTurn++;
    }

    private void Take(ImmutableArray<LedgerRow> changed)
    {
        foreach (var row in changed)
        {
            if (!row.IsActive || !row.Claims.IsEmpty)
                Restoring = Restoring.Remove(row.Setting);
            else if (Row(row.Setting) is { Claims.IsEmpty: false } held)
                Restoring = Restoring.SetItem(row.Setting, held.Claims);
            if (row.IsActive)
            {
                rows[row.Setting] = byText[row.Setting.ToString()] = row;
            }
            else if (rows.GetValueOrDefault(row.Setting)?.Id == row.Id)
            {
                rows.Remove(row.Setting);
                byText.Remove(row.Setting.ToString());
            }
        }
        if (changed.Any(row => row.Setting is SettingKey.Affinity))
            holdsRules = rows.Keys.Any(key => key is SettingKey.Affinity);
        sorted = null;
        LedgerTurn++;
    }
}
