using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>What happens by itself: expiry, the end of a canary, and rolling back what nobody confirmed. All of it
/// rests on what is stored, so a restart loses nothing.</summary>
internal sealed partial class PolicyDesk
{
    private static IEnumerable<DateTimeOffset?> DueTimes(PolicyRevision revision) =>
        !revision.Policy.IsEnabled ? []
        : revision.Rollout is { } rollout ? [revision.Policy.ExpiresAt, rollout.CanaryUntil, rollout.ConfirmBy]
        : [revision.Policy.ExpiresAt];

    private async Task MeetDeadlinesAsync_NeedsLock()
    {
        var now = time.GetUtcNow();
        foreach (var revision in state.Policies.Values.Where(it => it.Policy.IsEnabled).ToList())
            if (revision.Policy.ExpiresAt <= now)
                await StoreAsync_NeedsLock(
                    revision, revision.Policy with { IsEnabled = false }, null, AuditRow.Engine, "policy.expired");
            else if (revision.Rollout is { } rollout)
                await MeetAsync_NeedsLock(revision, rollout, now);
    }

    private async Task MeetAsync_NeedsLock(PolicyRevision revision, PolicyRollout rollout, DateTimeOffset now)
    {
        if (rollout.ConfirmBy <= now)
            await RollBackAsync_NeedsLock(revision, rollout, "not confirmed");
        else if (rollout.Canary is { } canary && Dropped(canary) is { } dropped and > 0 && dropped >= rollout.CanaryDropLimit)
            await RollBackAsync_NeedsLock(revision, rollout, $"{dropped:0.#} packets dropped a second");
        else if (rollout.Canary is { } due && rollout.CanaryUntil <= now)
            if (IsSet_NeedsLock(due, revision.Policy.Id))
                await StoreAsync_NeedsLock(
                    revision, revision.Policy, After(rollout), AuditRow.Engine, "policy.canary-passed");
            else
                await RollBackAsync_NeedsLock(revision, rollout, "the canary could not be set");
    }

    /// <summary>What is left once the canary has shown what it can.</summary>
    private static PolicyRollout? After(PolicyRollout rollout) => rollout.ConfirmBy is null
        ? null
        : rollout with { Canary = null, CanaryUntil = null, CanaryDropLimit = 0 };

    private double? Dropped(AdapterId id) =>
        rates.Value.ByNic.TryGetValue(id.Nic, out var rate) ? rate.Dropped : null;

    private bool IsSet_NeedsLock(AdapterId id, Guid policy) =>
        state.Row(new SettingKey.Role(id)) is
        {
            State: LedgerState.Held, Applied: SettingValue.Role { Setting.Role: MirrorRole.Source },
        } row
        && row.Claims.Contains(policy);

    private async Task RollBackAsync_NeedsLock(PolicyRevision revision, PolicyRollout rollout, string why)
    {
        var content = revision.Policy with { IsEnabled = false };
        if (rollout.FallbackRevision is { } fallback)
        {
            var history = await AskStoreAsync(
                it => it.HistoryAsync(definition.Id, revision.Policy.Id, CancellationToken.None));
            content = history.FirstOrDefault(it => it.Policy.Revision == fallback)?.Policy ?? content;
        }
        await StoreAsync_NeedsLock(revision, content, null, AuditRow.Engine, "policy.rolled-back", why);
    }

    /// <summary>Stores a policy's next revision.</summary>
    private async Task<PolicyRevision> StoreAsync_NeedsLock(
        PolicyRevision? before,
        MirrorPolicy content,
        PolicyRollout? rollout,
        string actor,
        string action,
        string? detail = null,
        bool isEnded = false,
        ImmutableArray<LedgerRow> rows = default)
    {
        var next = new PolicyRevision(
            content with { Revision = (before?.Policy.Revision ?? 0) + 1 }, rollout, isEnded, actor, time.GetUtcNow());
        await CommitAsync_NeedsLock(Changes() with
        {
            Policies = [next],
            Ledger = rows.IsDefault ? [] : rows,
            Audit =
            [
                Row(actor, action, content.Id) with
                {
                    Detail = $"{content.Name}, revision {next.Policy.Revision}" + (detail is null ? null : $", {detail}"),
                },
                .. (rows.IsDefault ? [] : rows).Select(row => Row(actor, "role.adopted", content.Id) with
                {
                    Setting = row.Setting.ToString(), Detail = DeskAudit.Text(row.Applied),
                }),
            ],
        });
        return next;
    }
}
