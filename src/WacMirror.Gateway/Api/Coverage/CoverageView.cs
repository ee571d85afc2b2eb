using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Gateway.Api.Policies;

namespace WacMirror.Gateway.Api.Coverage;

/// <summary>How it stands with all policies of a cluster.</summary>
/// <param name="Revision">Of the policy stream.</param>
/// <param name="At">When it was judged.</param>
/// <param name="Policies">By name: the roll-up of each, and its row of the matrix of policies and nodes.</param>
/// <param name="Sources">Every source of each policy.</param>
public sealed record CoverageView(
    long Revision, DateTimeOffset At, ImmutableArray<PolicyCoverageView> Policies, ImmutableArray<SourceView> Sources);

/// <summary>How it stands with one policy.</summary>
/// <param name="Policy">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="RollUp">Its worst source's state; null when it has none.</param>
/// <param name="Counts">How many sources are in each state.</param>
/// <param name="Nodes">The worst state of the sources on each node that has some.</param>
public sealed record PolicyCoverageView(
    Guid Policy, string? Name, CoverageState? RollUp, CoverageCounts Counts, ImmutableArray<NodeCoverageView> Nodes);

/// <summary>How it stands with a policy's sources on one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="State">The worst of them.</param>
/// <param name="Sources">How many there are.</param>
public sealed record NodeCoverageView(string Node, CoverageState State, int Sources);
