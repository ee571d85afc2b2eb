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

    /// <summary>Why nothing is enforced or can be changed: the store does not answer, or another owner took over. Null
    /// when all is well.</summary>
    public string? Halted { get; init; }
}
