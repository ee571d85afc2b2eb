using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies;

/// <summary>What a policy would meet.</summary>
/// <param name="Cluster">The cluster's id here.</param>
/// <param name="Snapshot">What is there.</param>
/// <param name="Others">Every policy of the cluster that is not over; the policy's own revision before does no harm.</param>
/// <param name="Now">The time.</param>
public sealed record PolicyContext(
    string Cluster, ClusterSnapshot Snapshot, ImmutableArray<MirrorPolicy> Others, DateTimeOffset Now)
{
    /// <summary>Each policy's members as last decided.</summary>
    public ImmutableDictionary<Guid, PolicyMembers> LastMembers { get; init; } =
        ImmutableDictionary<Guid, PolicyMembers>.Empty;

    public LedgerClaims Claims { get; init; } = LedgerClaims.None;

    internal PolicyMembers MembersOf(MirrorPolicy policy) =>
        Membership.Of(policy, Snapshot, LastMembers.GetValueOrDefault(policy.Id), Claims);
}
