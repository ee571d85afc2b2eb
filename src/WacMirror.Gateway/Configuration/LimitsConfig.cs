using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Configuration;

/// <summary>What one node is asked to bear.</summary>
public sealed record LimitsConfig
{
    public const int MaxOperations = 64;

    /// <summary>Operations at once on one node; see <see cref="SessionLimits.ConcurrentOperations"/> for what fewer and
    /// more mean.</summary>
    public int Operations { get; init; } = SessionLimits.Default.ConcurrentOperations;
}
