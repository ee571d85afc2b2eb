using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Engine;

public sealed partial class ClusterEngine
{
    public ValueTask<PolicyBoard> PoliciesAsync(CancellationToken cancellationToken) => new(PolicyBoard.Empty);

    public IAsyncEnumerable<PolicyBoard> WatchPoliciesAsync(CancellationToken cancellationToken) =>
        throw new PoliciesHaltedException("There is no store.");

    public ValueTask<PolicyPreview> PreviewAsync(MirrorPolicy policy, CancellationToken cancellationToken) =>
        throw new PoliciesHaltedException("There is no store.");

    public Task<PolicyRevision> SavePolicyAsync(
        MirrorPolicy policy, PolicyRollout? rollout, string actor, CancellationToken cancellationToken) =>
        throw new PoliciesHaltedException("There is no store.");

    public Task<PolicyRevision> EndPolicyAsync(
        Guid policy, long revision, string actor, CancellationToken cancellationToken) =>
        throw new PoliciesHaltedException("There is no store.");

    public Task<PolicyRevision> ConfirmAsync(Guid policy, string actor, CancellationToken cancellationToken) =>
        throw new PoliciesHaltedException("There is no store.");

    public Task<ImmutableArray<AdapterId>> AdoptAsync(
        Guid policy,
        ImmutableArray<AdapterId> adapters,
        AdoptRelease release,
        string actor,
        CancellationToken cancellationToken) =>
        throw new PoliciesHaltedException("There is no store.");

    public Task<SetRoleAnswer> SetRoleAsync(
        AdapterId id, MirrorRole wanted, bool adopt, string actor, CancellationToken cancellationToken) =>
        SetRoleAsync(id, wanted, cancellationToken);
}
