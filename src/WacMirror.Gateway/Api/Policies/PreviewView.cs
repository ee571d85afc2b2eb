using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Gateway.Api.Findings;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>What a policy would do, before anything is saved.</summary>
/// <param name="Members">What it matches now.</param>
/// <param name="Nodes">How many of them are where.</param>
/// <param name="Steps">What would be written.</param>
/// <param name="Findings">What would be found of it.</param>
/// <param name="Errors">Why it could not be stored as it is; none when it could.</param>
public sealed record PreviewView(
    ImmutableArray<MemberView> Members,
    ImmutableArray<MemberNode> Nodes,
    ImmutableArray<StepView> Steps,
    ImmutableArray<FindingView> Findings,
    ImmutableArray<FieldError> Errors);
