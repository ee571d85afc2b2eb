using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Storing;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>What an engine knows of its policies at one moment. Immutable; a later one replaces it whole.</summary>
/// <param name="Revision">Grows with every change.</param>
/// <param name="StatusRevision">The state of the cluster (<see cref="ClusterStatus.Revision"/>) it was decided from.</param>
/// <param name="Policies">Every policy that is not over, by name.</param>
/// <param name="Plan">What remains to be done.</param>
/// <param name="Findings">Those of the plan, of the coverage and of the writes.</param>
/// <param name="Coverage">How it stands with the sources.</param>
/// <param name="Ledger">The active rows, by setting.</param>
public sealed record PolicyBoard(
    long Revision,
    long StatusRevision,
    ImmutableArray<PolicyRevision> Policies,
    Plan Plan,
    ImmutableArray<Finding> Findings,
    CoverageReport Coverage,
    ImmutableArray<LedgerRow> Ledger)
{
    public static PolicyBoard Empty { get; } = new(0, 0, [], Plan.Empty, [], CoverageReport.Empty, []);

    /// <summary>The last failure of each setting that could not be written, by setting.</summary>
    public ImmutableArray<StepFailure> Failures { get; init; } = [];

    /// <summary>Whether the plan was made from these policies; false for the moment after one of them changed.</summary>
    public bool IsPlanned { get; init; } = true;

    /// <summary>Of rows that nobody claims because they are being restored: who held them until then, as far as this
    /// process saw it.</summary>
    public ImmutableDictionary<SettingKey, ImmutableSortedSet<Guid>> Restoring { get; init; } =
        ImmutableDictionary<SettingKey, ImmutableSortedSet<Guid>>.Empty;

    /// <summary>Settings of which the plan does not say yet what follows: they were written since it was made, or a reading
    /// must show them first.</summary>
    public ImmutableSortedSet<SettingKey> Undecided { get; init; } = [];

    /// <summary>Writes that are intended and of which nobody knows yet what became, or what follows; the plan waits for
    /// them.</summary>
    public IEnumerable<LedgerRow> UnderWay =>
        Ledger.Where(row => row.State == LedgerState.Open || Undecided.Contains(row.Setting));

    /// <summary>Why nothing is enforced or can be changed: the store does not answer, or another owner took over. Null
    /// when all is well.</summary>
    public string? Halted { get; init; }

    /// <summary>With whose account the engine acts; null where it acts as itself.</summary>
    public Attendance? Attendance { get; init; }
}
