using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>What became of a role set by hand.</summary>
/// <param name="Adapter">The adapter as read back.</param>
/// <param name="Before">What was there immediately before.</param>
/// <param name="Revision">The first state of the cluster that shows it; what comes with an earlier one is older.</param>
public sealed record SetRoleAnswer(Adapter Adapter, RoleSetting Before, long Revision)
{
    /// <summary>The policy of this one adapter that was made, changed or ended; null when none had to be.</summary>
    public Guid? Policy { get; init; }

    /// <summary>Whether it is stored and not carried out yet: the adapter is as it was, and its policy waits for the
    /// node.</summary>
    public bool IsPending { get; init; }
}
