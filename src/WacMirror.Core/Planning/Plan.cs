using System.Collections.Immutable;
using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning;

/// <summary>What follows from a <see cref="PlanInput"/>. Equal input gives equal plans, in every order of it.</summary>
/// <param name="Steps">Writes, by phase, node and setting.</param>
/// <param name="LedgerChanges">What the ledger learns without a write, by setting; several of one setting follow each other
/// in this order, and a step of the same setting follows them.</param>
/// <param name="Findings">By kind, policy, adapter.</param>
/// <param name="Members">Each policy's members, those of policies that are not in force included: what they would have.</param>
public sealed record Plan(
    ImmutableArray<PlanStep> Steps,
    ImmutableArray<LedgerChange> LedgerChanges,
    ImmutableArray<Finding> Findings,
    ImmutableDictionary<Guid, PolicyMembers> Members)
{
    public static Plan Empty { get; } = new([], [], [], ImmutableDictionary<Guid, PolicyMembers>.Empty);

    /// <summary>Whether nothing is to be done.</summary>
    public bool IsSettled => Steps.IsEmpty && LedgerChanges.IsEmpty;
}
