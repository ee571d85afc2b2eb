using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>The policies of one cluster, as its engine offers them. Every change is durable when its call returns; what
/// follows from it on the nodes shows on the board. Safe on any thread.</summary>
public interface IClusterPolicies
{
    /// <summary>What is known now. Just after the start it waits for the store to be read.</summary>
    /// <exception cref="PoliciesHaltedException">The store could not be read yet.</exception>
    ValueTask<PolicyBoard> PoliciesAsync(CancellationToken cancellationToken);

    /// <summary>What is known now, then every later state. A slow reader skips to the newest.</summary>
    IAsyncEnumerable<PolicyBoard> WatchPoliciesAsync(CancellationToken cancellationToken);

    /// <summary>What a policy would match, write and find, and what is wrong with it. Stores nothing.</summary>
    ValueTask<PolicyPreview> PreviewAsync(MirrorPolicy policy, CancellationToken cancellationToken);

    /// <summary>Stores a policy: a new one (revision 0), or a change of the revision it carries.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="rollout">How to apply it; null for as a whole and for good. Its fallback is filled in.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Ends it before it is stored, not after.</param>
    /// <exception cref="PolicyRefusedException">It cannot be stored; with everything that is wrong.</exception>
    /// <exception cref="StaleRevisionException">Somebody changed it since.</exception>
    /// <exception cref="PolicyNotFoundException">There is none of that id, or it is over.</exception>
    /// <exception cref="PoliciesHaltedException">Nothing can be changed now.</exception>
    Task<PolicyRevision> SavePolicyAsync(
        MirrorPolicy policy, PolicyRollout? rollout, string actor, CancellationToken cancellationToken);

    /// <summary>Ends a policy for good: what it changed is restored, its history stays.</summary>
    /// <inheritdoc cref="SavePolicyAsync" path="/exception"/>
    Task<PolicyRevision> EndPolicyAsync(Guid policy, long revision, string actor, CancellationToken cancellationToken);

    /// <summary>Confirms what was applied until somebody confirms, and lets a canary's other sources follow.</summary>
    /// <inheritdoc cref="SavePolicyAsync" path="/exception"/>
    Task<PolicyRevision> ConfirmAsync(Guid policy, string actor, CancellationToken cancellationToken);

    /// <summary>Makes the foreign roles of a policy's members its own, without a write.</summary>
    /// <param name="policy">The policy; it must want what is there, or it would write it next.</param>
    /// <param name="adapters">Which members; all that have a foreign role when empty.</param>
    /// <param name="release">What becomes of them when the policy ends.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Ends it before it is stored, not after.</param>
    /// <returns>Those that were adopted.</returns>
    /// <inheritdoc cref="SavePolicyAsync" path="/exception"/>
    Task<ImmutableArray<AdapterId>> AdoptAsync(
        Guid policy,
        ImmutableArray<AdapterId> adapters,
        AdoptRelease release,
        string actor,
        CancellationToken cancellationToken);

    /// <summary>Sets an adapter's role by hand: makes, changes or ends the policy of this one adapter, writes, and reads
    /// back.</summary>
    /// <param name="id">The adapter.</param>
    /// <param name="wanted">The role; None ends its policy and restores what was there before.</param>
    /// <param name="adopt">Whether a role that is not ours may be taken over and cleared.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Ends the waiting; what is stored is carried out all the same.</param>
    /// <exception cref="AdapterNotFoundException">No node shows such an adapter.</exception>
    /// <exception cref="AdapterUnsettledException">Its machine moves, or its id is there twice.</exception>
    /// <exception cref="AdapterClaimedException">Another policy holds it.</exception>
    /// <exception cref="ForeignRoleException">It was set by somebody else, and is not to be adopted.</exception>
    /// <exception cref="PoliciesHaltedException">Nothing can be changed now.</exception>
    /// <exception cref="Core.Reconciling.NodeException">The node refused at the first attempt; a new hand policy is then
    /// taken back, so that nothing waits to happen later.</exception>
    Task<SetRoleAnswer> SetRoleAsync(
        AdapterId id, MirrorRole wanted, bool adopt, string actor, CancellationToken cancellationToken);
}
