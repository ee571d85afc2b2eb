using WacMirror.Core.Policies;

namespace WacMirror.Core.Storing;

/// <summary>A policy as it was from one change to the next.</summary>
/// <param name="Policy">The policy, with its revision.</param>
/// <param name="Rollout">How far its application was; null where it applies as a whole and for good.</param>
/// <param name="IsEnded">Whether it is over for good. Its history stays.</param>
/// <param name="Actor">Who made the change.</param>
/// <param name="At">When.</param>
public sealed record PolicyRevision(
    MirrorPolicy Policy, PolicyRollout? Rollout, bool IsEnded, string Actor, DateTimeOffset At);
