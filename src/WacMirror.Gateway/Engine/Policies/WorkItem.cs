using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>A step on its way to a node.</summary>
/// <param name="Step">The step. Its values are whole once it is prepared.</param>
/// <param name="Row">The setting's active row when the step was planned; null when there was none.</param>
internal sealed record WorkItem(PlanStep Step, LedgerRow? Row)
{
    /// <summary>Whom to name for it: those that want it, or of a restoration those that wanted it.</summary>
    public ImmutableSortedSet<Guid> Concerned =>
        Step.Claims.IsEmpty && Row is not null ? Row.Claims : Step.Claims;
}
