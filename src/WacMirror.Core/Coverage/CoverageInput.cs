using System.Collections.Immutable;
using WacMirror.Core.Counters;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;

namespace WacMirror.Core.Coverage;

/// <summary>Everything that coverage follows from.</summary>
/// <param name="Cluster">The cluster's id here.</param>
/// <param name="Seen">What is there.</param>
/// <param name="Policies">What is wanted.</param>
/// <param name="Plan">What the planner made of both; its members are the sources to judge.</param>
/// <param name="Rates">The last round of rates, by NIC; NICs of silent nodes are not in it.</param>
/// <param name="RatesAt">When that round was; null before the first.</param>
/// <param name="Now">The time.</param>
public sealed record CoverageInput(
    string Cluster,
    Observation Seen,
    ImmutableArray<ActivePolicy> Policies,
    Plan Plan,
    ImmutableDictionary<Guid, AdapterRate> Rates,
    DateTimeOffset? RatesAt,
    DateTimeOffset Now)
{
    /// <summary>The active rows: they tell an own role from a stranger's.</summary>
    public ImmutableArray<LedgerRow> Ledger { get; init; } = [];

    /// <summary>How long evidence lasts; the intervals are to be those of whoever reads the cluster.</summary>
    public CoverageLimits Limits { get; init; } = CoverageLimits.Default;
}
