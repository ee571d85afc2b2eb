using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>How far the application of a policy has come, where somebody asked for caution.</summary>
/// <param name="Canary">The id of the only source that is set for now; null when it is all of them.</param>
/// <param name="CanaryUntil">When the other sources follow, or everything is rolled back.</param>
/// <param name="DropLimit">Dropped packets a second of the canary from which everything is rolled back.</param>
/// <param name="ConfirmBy">By when somebody must confirm, or everything is rolled back; null when nobody must.</param>
/// <param name="FallbackRevision">The revision to go back to; null when the policy is then switched off.</param>
public sealed record RolloutView(
    string? Canary, DateTimeOffset? CanaryUntil, double? DropLimit, DateTimeOffset? ConfirmBy, long? FallbackRevision)
{
    public static RolloutView? Of(PolicyRollout? rollout) => rollout is null
        ? null
        : new RolloutView(
            rollout.Canary?.ToString(),
            rollout.CanaryUntil,
            rollout.Canary is null ? null : rollout.CanaryDropLimit,
            rollout.ConfirmBy,
            rollout.FallbackRevision);
}
