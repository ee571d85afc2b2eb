using System.Collections.Immutable;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>The policies of a cluster that are not over, by name.</summary>
/// <param name="Revision">Of the policy stream; an update with an earlier one is older.</param>
/// <param name="Halted">Why nothing is enforced or can be changed; null when all is well.</param>
/// <param name="Items">The policies.</param>
public sealed record PolicyList(long Revision, string? Halted, ImmutableArray<PolicySummary> Items)
{
    /// <inheritdoc cref="Live.PolicyUpdate.Attendance"/>
    public Attendance? Attendance { get; init; }
}
