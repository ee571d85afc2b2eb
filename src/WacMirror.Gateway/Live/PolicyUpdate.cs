using System.Collections.Immutable;
using WacMirror.Gateway.Api.Coverage;
using WacMirror.Gateway.Api.Findings;
using WacMirror.Gateway.Api.Policies;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Live;

/// <summary>What changed about a cluster's policies since the last update of the same stream.</summary>
/// <param name="Revision">Grows.</param>
/// <param name="StatusRevision">The revision of the topology stream that it was decided from.</param>
/// <param name="Full">Whether this is everything, as the first of a stream is.</param>
/// <param name="Halted">Why nothing is enforced or can be changed; null when all is well.</param>
/// <param name="Pending">Settings that are still to be written, or being written, over all policies.</param>
/// <param name="Failing">Those of them that were tried in vain and are tried again.</param>
/// <param name="Policies">New and changed policies.</param>
/// <param name="RemovedPolicies">Ids of policies that are over.</param>
/// <param name="Findings">New and changed findings.</param>
/// <param name="RemovedFindings">Ids of findings that are so no more.</param>
/// <param name="Coverage">New and changed roll-ups, with their rows of the matrix.</param>
/// <param name="RemovedCoverage">Ids of policies whose coverage is no longer judged.</param>
/// <param name="Sources">New and changed coverage of sources.</param>
/// <param name="RemovedSources">Sources that are none any more.</param>
public sealed record PolicyUpdate(
    long Revision,
    long StatusRevision,
    bool Full,
    string? Halted,
    int Pending,
    int Failing,
    ImmutableArray<PolicySummary> Policies,
    ImmutableArray<Guid> RemovedPolicies,
    ImmutableArray<FindingView> Findings,
    ImmutableArray<string> RemovedFindings,
    ImmutableArray<PolicyCoverageView> Coverage,
    ImmutableArray<Guid> RemovedCoverage,
    ImmutableArray<SourceView> Sources,
    ImmutableArray<SourceKey> RemovedSources)
{
    /// <summary>With whose account the cluster is looked after, and who enforces; null where that is not a person
    /// who is here.</summary>
    public Attendance? Attendance { get; init; }
}

/// <summary>Names the coverage of one source of one policy.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Source">The adapter's id.</param>
public sealed record SourceKey(Guid Policy, string Source);
