using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>What people change. Each call is durable when it returns.</summary>
internal sealed partial class PolicyDesk
{
    public Task<PolicyRevision> SaveAsync(
        MirrorPolicy policy, PolicyRollout? rollout, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            async () =>
            {
                var before = Base_NeedsLock(policy.Id, policy.Revision);
                await PlanAsync_NeedsLock(shown.Value);
                if (Errors_NeedsLock(policy, rollout) is { IsEmpty: false } errors)
                    throw new PolicyRefusedException(errors);
                var stored = await StoreAsync_NeedsLock(
                    before, policy, WithFallback(rollout, before), actor, before is null ? "policy.created" : "policy.changed");
                if (policy.Colocate != Colocation.Off)
                    affinity.Wake();
                return stored;
            },
            cancellationToken);

    public Task<PolicyRevision> EndAsync(Guid policy, long revision, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            () => EndAsync_NeedsLock(Base_NeedsLock(policy, revision) ?? throw new PolicyNotFoundException(policy), actor),
            cancellationToken);

    public Task<PolicyRevision> ConfirmAsync(Guid policy, string actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            async () =>
            {
                var before = state.Policies.GetValueOrDefault(policy) ?? throw new PolicyNotFoundException(policy);
                return before.Rollout is null
                    ? before
                    : await StoreAsync_NeedsLock(before, before.Policy, null, actor, "policy.confirmed");
            },
            cancellationToken);

    public async Task<ImmutableArray<AdapterId>> AdoptAsync(
        Guid policy,
        ImmutableArray<AdapterId> adapters,
        AdoptRelease release,
        string actor,
        CancellationToken cancellationToken)
    {
        await SeeAsync(
            await LookAsync(
                async () => (await AdoptableAsync_NeedsLock(policy)).Select(id => shown.Value.Snapshot.Adapters[id]).ToList(),
                cancellationToken),
            cancellationToken);
        return await ChangeAsync(
            async () =>
            {
                var fitting = await AdoptableAsync_NeedsLock(policy);
                var wrong = adapters.Where(id => !fitting.Contains(id))
                    .Select(id => new FieldError(
                        "adapters", id.ToString(), "a member of the policy in force whose role somebody else set as the policy wants it")
                    {
                        Kind = "not-adoptable",
                    }).ToImmutableArray();
                if (!wrong.IsEmpty)
                    throw new PolicyRefusedException(wrong);
                var taken = adapters.IsEmpty ? fitting : [.. adapters.Distinct()];
                var rows = taken.Select(id => Adopted(id, shown.Value.Snapshot.Adapters[id], policy, release)).ToImmutableArray();
                await CommitAsync_NeedsLock(Changes() with
                {
                    Ledger = rows,
                    Audit =
                    [
                        .. rows.Select(row => Row(actor, "role.adopted", policy) with
                        {
                            Setting = row.Setting.ToString(),
                            Detail = $"{DeskAudit.Text(row.Applied)}, {(release == AdoptRelease.SetNone ? "None" : "left")} when it ends",
                        }),
                    ],
                });
                return taken;
            },
            cancellationToken);
    }

    public Task<PolicyPreview> PreviewAsync(MirrorPolicy policy, CancellationToken cancellationToken) =>
        LookAsync(
            async () =>
            {
                await PlanAsync_NeedsLock(shown.Value);
                var now = time.GetUtcNow();
                // What asks nothing is refused; to show it as everything would mislead whoever is still writing.
                var said = policy with
                {
                    Sources = policy.Sources.WithoutEmptyTerms(),
                    Destinations =
                    [
                        .. policy.Destinations.Select(
                            group => group with { Selector = group.Selector.WithoutEmptyTerms() }),
                    ],
                };
                var imagined = Planner.Plan(new PlanInput(
                    seen,
                    [.. state.Active.Where(it => it.Policy.Id != policy.Id), new ActivePolicy(said)],
                    state.Rows,
                    now)
                {
                    LastMembers = state.LastMembers,
                    Repairs = state.Repairs,
                });
                return new PolicyPreview(
                    imagined.Members.GetValueOrDefault(policy.Id, PolicyMembers.None),
                    [.. imagined.Steps.Except(plan.Steps)],
                    [.. imagined.Findings.Where(finding => finding.Policies.Contains(policy.Id))],
                    Errors_NeedsLock(policy, null));
            },
            cancellationToken);

    /// <summary>Runs one change, alone, and has its consequences looked at.</summary>
    private async Task<T> ChangeAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await EnterAsOwnerAsync(cancellationToken);
        return await RunAsync_NeedsLock(change);
    }

    /// <summary>Runs what changes nothing, whoever enforces.</summary>
    private async Task<T> LookAsync<T>(Func<Task<T>> look, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        return await RunAsync_NeedsLock(look);
    }

    private async Task<T> RunAsync_NeedsLock<T>(Func<Task<T>> change)
    {
        try
        {
            await LoadAsync_NeedsLock();
            return await change();
        }
        finally
        {
            Publish_NeedsLock();
            gate.Release();
            bell.Ring();
        }
    }

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            await gate.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PoliciesHaltedException("The cluster is no longer looked after.");
        }
    }

    private Task<PolicyRevision> EndAsync_NeedsLock(PolicyRevision before, string actor) => StoreAsync_NeedsLock(
        before, before.Policy with { IsEnabled = false }, null, actor, "policy.ended", isEnded: true);

    /// <summary>The revision that a change is based on; null for a new policy.</summary>
    private PolicyRevision? Base_NeedsLock(Guid policy, long revision)
    {
        var stored = state.Policies.GetValueOrDefault(policy);
        if (stored is null && revision > 0)
            throw new PolicyNotFoundException(policy);
        if (stored is not null && stored.Policy.Revision != revision)
            throw new StaleRevisionException(policy, revision, stored.Policy.Revision);
        return stored;
    }

    /// <summary>To go back to is what was in force for good.</summary>
    private PolicyRollout? WithFallback(PolicyRollout? rollout, PolicyRevision? before) => rollout is null
        ? null
        : rollout with
        {
            FallbackRevision = before is null || !new ActivePolicy(before.Policy).IsInForce(time.GetUtcNow()) ? null
                : before.Rollout is { } unfinished ? unfinished.FallbackRevision
                : before.Policy.Revision,
        };

    /// <summary>The members whose role somebody else set, and as the policy wants it.</summary>
    /// <exception cref="PolicyNotFoundException">There is no such policy.</exception>
    private async Task<ImmutableArray<AdapterId>> AdoptableAsync_NeedsLock(Guid id)
    {
        var policy = (state.Policies.GetValueOrDefault(id) ?? throw new PolicyNotFoundException(id)).Policy;
        await PlanAsync_NeedsLock(shown.Value);
        var members = plan.Members.GetValueOrDefault(policy.Id, PolicyMembers.None);
        return
        [
            .. plan.Findings
                .Where(finding => finding.Kind == FindingKind.ForeignRole && finding.Policies.Contains(policy.Id))
                .SelectMany(finding => finding.Adapters)
                .Where(id => state.Row(new SettingKey.Role(id)) is null
                    && shown.Value.Snapshot.Adapters.GetValueOrDefault(id) is { Presence: Presence.AtRest } adapter
                    && adapter.Role == new RoleSetting(
                        members.Sources.Contains(id) ? MirrorRole.Source : MirrorRole.Destination, policy.Session))
                .Distinct().Order(),
        ];
    }

    private LedgerRow Adopted(AdapterId id, Adapter adapter, Guid? policy, AdoptRelease release) => new(
        Guid.NewGuid(),
        definition.Id,
        new SettingKey.Role(id),
        new SettingValue.Role(release == AdoptRelease.SetNone ? adapter.Role with { Role = MirrorRole.None } : adapter.Role),
        new SettingValue.Role(adapter.Role),
        policy is { } claim ? [claim] : [],
        LedgerState.Held,
        state.Epoch,
        adapter.Node,
        time.GetUtcNow());

    /// <summary>Everything that is wrong with a policy and with how it shall be applied.</summary>
    private ImmutableArray<FieldError> Errors_NeedsLock(MirrorPolicy policy, PolicyRollout? rollout)
    {
        var now = time.GetUtcNow();
        var context = new PolicyContext(
            definition.Id, seen.Snapshot, [.. state.Active.Select(it => it.Policy)], now)
        {
            LastMembers = state.LastMembers,
            Claims = new LedgerClaims(state.Rows),
        };
        ImmutableArray<FieldError> errors =
        [
            .. PolicyChecks.Document(policy, now, options.Rules), .. PolicyChecks.Context(policy, context),
        ];
        if (rollout?.Canary is not { } canary || !errors.IsEmpty)
            return errors;
        var members = Membership.Of(policy, seen.Snapshot, state.LastMembers.GetValueOrDefault(policy.Id), context.Claims);
        return members.Sources.Contains(canary)
            ? []
            : [new FieldError("canary.adapter", canary.ToString(), "the id of a source of the policy")];
    }
}
