using WacMirror.Core.Policies;

namespace WacMirror.Core.Planning;

/// <summary>A policy that is not ended, with how far its application is. One that is disabled or has expired claims
/// nothing.</summary>
public sealed record ActivePolicy(MirrorPolicy Policy, PolicyRollout? Rollout = null)
{
    public bool IsInForce(DateTimeOffset now) =>
        Policy.IsEnabled && (Policy.ExpiresAt is not { } end || end > now);
}
