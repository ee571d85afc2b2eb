using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning;

/// <summary>Everything that a plan follows from. The order of its lists means nothing.</summary>
/// <param name="Seen">What is there.</param>
/// <param name="Policies">What is wanted.</param>
/// <param name="Ledger">The active rows.</param>
/// <param name="Now">The time.</param>
public sealed record PlanInput(
    Observation Seen, ImmutableArray<ActivePolicy> Policies, ImmutableArray<LedgerRow> Ledger, DateTimeOffset Now)
{
    /// <summary>Each policy's members as last decided, for what a selector cannot decide now.</summary>
    public ImmutableDictionary<Guid, PolicyMembers> LastMembers { get; init; } =
        ImmutableDictionary<Guid, PolicyMembers>.Empty;

    public RepairLog Repairs { get; init; } = RepairLog.Empty;
}
