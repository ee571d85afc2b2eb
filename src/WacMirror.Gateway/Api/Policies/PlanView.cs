using System.Collections.Immutable;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>What remains to be done for a policy.</summary>
/// <param name="Revision">Of the policy stream.</param>
/// <param name="Settled">Whether nothing remains, and no write is under way.</param>
/// <param name="Steps">What is to be written, in order.</param>
public sealed record PlanView(long Revision, bool Settled, ImmutableArray<StepView> Steps);
