using System.Collections.Immutable;

namespace WacMirror.Gateway.Checks;

/// <summary>What works on one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Address">Where it was asked.</param>
/// <param name="Identity">As whom; never with a secret.</param>
/// <param name="Steps">In the order they build on each other.</param>
public sealed record NodeCheck(
    string Node, string Address, string Identity, ImmutableArray<CheckStep> Steps)
{
    /// <summary>Whether nothing failed.</summary>
    public bool Works => Steps.All(step => step.Outcome != StepOutcome.Fails);
}
