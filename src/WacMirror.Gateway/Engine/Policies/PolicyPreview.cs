using System.Collections.Immutable;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>What a policy would do, before anything is saved.</summary>
/// <param name="Members">What its selectors match now.</param>
/// <param name="Steps">What would be written beyond what is to be done anyway.</param>
/// <param name="Findings">What would be found of this policy.</param>
/// <param name="Errors">Why it could not be stored as it is; none when it could.</param>
public sealed record PolicyPreview(
    PolicyMembers Members,
    ImmutableArray<PlanStep> Steps,
    ImmutableArray<Finding> Findings,
    ImmutableArray<FieldError> Errors);
