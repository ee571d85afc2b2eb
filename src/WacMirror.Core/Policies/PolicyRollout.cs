using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies;

/// <summary>How far the application of a revision has come, where somebody asked for caution. Null where a policy
/// applies as a whole and for good.</summary>
public sealed record PolicyRollout
{
    /// <summary>The only source that is set for now; null when it is all of them.</summary>
    public AdapterId? Canary { get; init; }

    /// <summary>When the canary has shown what it can: by then either all follow or everything is rolled back.</summary>
    public DateTimeOffset? CanaryUntil { get; init; }

    /// <summary>Dropped packets a second of the canary from which everything is rolled back.</summary>
    public double CanaryDropLimit { get; init; }

    /// <summary>By when somebody must confirm, or everything is rolled back; null when nobody must.</summary>
    public DateTimeOffset? ConfirmBy { get; init; }

    /// <summary>The revision to go back to; null to go back to nothing: the policy is then switched off.</summary>
    public long? FallbackRevision { get; init; }
}
