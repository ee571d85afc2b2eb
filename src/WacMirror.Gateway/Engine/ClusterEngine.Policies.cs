using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Engine;

public sealed partial class ClusterEngine
{
    public ValueTask<PolicyBoard> PoliciesAsync(CancellationToken cancellationToken) =>
        policies.ValueAsync(cancellationToken);

    public IAsyncEnumerable<PolicyBoard> WatchPoliciesAsync(CancellationToken cancellationToken) =>
        policies.WatchAsync(cancellationToken);

    public ValueTask<PolicyPreview> PreviewAsync(MirrorPolicy policy, CancellationToken cancellationToken) =>
        new(policies.PreviewAsync(policy, cancellationToken));

    public Task<PolicyRevision> SavePolicyAsync(
        MirrorPolicy policy, PolicyRollout? rollout, string actor, CancellationToken cancellationToken) =>
        policies.SaveAsync(policy, rollout, actor, cancellationToken);

    public Task<PolicyRevision> EndPolicyAsync(
        Guid policy, long revision, string actor, CancellationToken cancellationToken) =>
        policies.EndAsync(policy, revision, actor, cancellationToken);

    public Task<PolicyRevision> ConfirmAsync(Guid policy, string actor, CancellationToken cancellationToken) =>
        policies.ConfirmAsync(policy, actor, cancellationToken);

    public Task<ImmutableArray<AdapterId>> AdoptAsync(
        Guid policy,
        ImmutableArray<AdapterId> adapters,
        AdoptRelease release,
        string actor,
        CancellationToken cancellationToken) =>
        policies.AdoptAsync(policy, adapters, release, actor, cancellationToken);

    public Task<SetRoleAnswer> SetRoleAsync(
        AdapterId id, MirrorRole wanted, bool adopt, string actor, CancellationToken cancellationToken) =>
        policies.SetRoleAsync(id, wanted, adopt, actor, cancellationToken);
}
