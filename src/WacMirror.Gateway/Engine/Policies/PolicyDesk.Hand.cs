using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Roles set by hand: each is a policy of one adapter.</summary>
internal sealed partial class PolicyDesk
{
    /// <summary>Attempts that one request waits for, where somebody changes the role at the same time. Fewer fails on a
    /// coincidence; more joins a fight.</summary>
    private const int HandAttempts = 3;

    private readonly Dictionary<SettingKey, List<HandWait>> waiting = [];

    public async Task<SetRoleAnswer> SetRoleAsync(
        AdapterId id, MirrorRole wanted, bool adopt, string actor, CancellationToken cancellationToken)
    {
        if (adopt && shown.Value.Snapshot.Adapters.TryGetValue(id, out var foreign))
            await SeeAsync([foreign], cancellationToken);
        var (request, wait) = await AskByHandAsync(id, wanted, adopt, actor, cancellationToken);
        if (wait is null)
            return Answer(request, null);
        for (var attempt = 1; ; attempt++)
        {
            if (await EndOfAsync(wait, cancellationToken) is not { } end)
                return Answer(request, null) with { IsPending = !await IsDoneAsync(request, wanted) };
            if (end.Error is null)
                return Answer(request, end);
            wait = attempt < HandAttempts && end.Error.Fault == NodeFault.Changed
                ? await WaitAgainAsync(request, cancellationToken)
                : null;
            if (wait is not null)
                continue;
            await TakeBackAsync(request, actor);
            throw end.Error;
        }
    }

    /// <summary>Stores what is asked for and has it begun.</summary>
    private async Task<(HandRequest Request, HandWait? Wait)> AskByHandAsync(
        AdapterId id, MirrorRole wanted, bool adopt, string actor, CancellationToken cancellationToken)
    {
        if (stopping.IsCancellationRequested)
            throw new AdapterNotFoundException(id);
        await EnterAsOwnerAsync(cancellationToken);
        try
        {
            await LoadAsync_NeedsLock();
            await PlanAsync_NeedsLock(shown.Value);
            var request = await StoreByHandAsync_NeedsLock(AtRest(id), wanted, adopt, actor);
            if (request.IsNothing)
                return (request, null);
            retries.Clear(request.Setting);
            var wait = WaitFor_NeedsLock(request.Setting);
            await TurnAsync_NeedsLock();
            TellIdle_NeedsLock();
            return (request, wait);
        }
        finally
        {
            Publish_NeedsLock();
            gate.Release();
        }
    }

    /// <summary>Whether what was asked for is so, without a write or by one that another request waited for.</summary>
    private async Task<bool> IsDoneAsync(HandRequest request, MirrorRole wanted)
    {
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            return !underWay.Contains(request.Setting) && (state.Row(request.Setting) is not { } row
                ? wanted == MirrorRole.None
                : row is { State: LedgerState.Held, Applied: SettingValue.Role applied } && applied.Setting.Role == wanted);
        }
        finally
        {
            gate.Release();
        }
    }

    private Adapter AtRest(AdapterId id)
    {
        if (!shown.Value.Snapshot.Adapters.TryGetValue(id, out var adapter) || workers[adapter.Node] is null)
            throw new AdapterNotFoundException(id);
        return adapter.Presence == Presence.AtRest ? adapter : throw new AdapterUnsettledException(adapter);
    }

    private async Task<HandRequest> StoreByHandAsync_NeedsLock(Adapter adapter, MirrorRole wanted, bool adopt, string actor)
    {
        var setting = new SettingKey.Role(adapter.Id);
        if (HolderOf_NeedsLock(adapter.Id) is { } holder)
            throw new AdapterClaimedException(adapter.Id, holder);
        var (hand, row) = (HandPolicyOf_NeedsLock(adapter.Id), state.Row(setting));
        var request = new HandRequest(adapter, setting, hand?.Policy.Id, hand);
        if (wanted == MirrorRole.None)
        {
            if (hand is not null)
                return request with { Stored = await EndAsync_NeedsLock(hand, actor) };
            if (row is not null)
                return request;
            if (adapter.Role.Role == MirrorRole.None)
                return request with { IsNothing = true };
            if (!adopt)
                throw new ForeignRoleException(adapter.Id, adapter.Role);
            RefuseWhatCannotBegin(adapter);
            await CommitAsync_NeedsLock(Changes() with
            {
                Ledger = [Adopted(adapter.Id, adapter, null, AdoptRelease.SetNone)],
                Audit = [Row(actor, "role.adopted") with { Setting = setting.ToString(), Detail = DeskAudit.Text(new SettingValue.Role(adapter.Role)) }],
            });
            return request;
        }
        RefuseWhatCannotBegin(adapter);
        var policy = (hand?.Policy ?? NewHandPolicy(adapter)) with
        {
            IsEnabled = true,
            ExpiresAt = hand is { Policy.IsEnabled: true } ? hand.Policy.ExpiresAt : null,
            Sources = wanted == MirrorRole.Source ? Selector.Only(adapter.Id) : Selector.Nothing,
            Destinations = wanted == MirrorRole.Source
                ? []
                : [new DestinationGroup(DestinationGroup.Unnamed, Selector.Only(adapter.Id))],
        };
        // Whoever sets it by hand means this adapter, whatever somebody else has made of it since the policy was stored.
        var isForeign = row is null && adapter.Role.Role != MirrorRole.None;
        if (policy == hand?.Policy && !isForeign)
            return request;
        ImmutableArray<LedgerRow> adopted = isForeign
            ? [Adopted(adapter.Id, adapter, policy.Id, AdoptRelease.LeaveAsFound)]
            : [];
        var stored = await StoreAsync_NeedsLock(
            hand, policy, null, actor, hand is null ? "policy.created" : "policy.changed", rows: adopted);
        return request with { Policy = policy.Id, Stored = stored };
    }

    /// <summary>Reads adapters once more before they are adopted: what is written is read again in any case, but what is
    /// adopted is what goes back one day, and somebody may have changed it since the last reading.</summary>
    private async Task SeeAsync(IEnumerable<Adapter> adapters, CancellationToken cancellationToken)
    {
        await Task.WhenAll(adapters
            .Select(adapter => (adapter.Node, Vm: adapter.Vm?.Id))
            .Distinct()
            .Select(place => workers[place.Node]?.ReadAsync(place.Vm) ?? Task.CompletedTask)).WaitAsync(cancellationToken);
        shown.Show();
    }

    /// <summary>The policy, not made by hand, that has the adapter as a member and is in force.</summary>
    private MirrorPolicy? HolderOf_NeedsLock(AdapterId id) => state.Active
        .Where(it => it.Policy is { Origin: PolicyOrigin.Document, Mode: PolicyMode.Enforce } && it.IsInForce(time.GetUtcNow()))
        .Select(it => it.Policy)
        .FirstOrDefault(policy => plan.Members.GetValueOrDefault(policy.Id) is { } members
            && (members.Sources.Contains(id) || members.Destinations.Values.Any(group => group.Contains(id))));

    private PolicyRevision? HandPolicyOf_NeedsLock(AdapterId id) => state.Policies.Values.FirstOrDefault(it =>
        it.Policy.Origin == PolicyOrigin.Hand && it.Policy.Name == HandNameOf(id));

    private static string HandNameOf(AdapterId id) => $"hand:{id}";

    private MirrorPolicy NewHandPolicy(Adapter adapter) => new()
    {
        Id = Guid.NewGuid(),
        Name = HandNameOf(adapter.Id),
        Cluster = definition.Id,
        Session = adapter.Role.Session,
        Mode = PolicyMode.Enforce,
        Origin = PolicyOrigin.Hand,
    };

    /// <summary>What nobody would try is not stored, or it would happen some time later by itself.</summary>
    private void RefuseWhatCannotBegin(Adapter adapter)
    {
        var silence = shown.Value.Nodes.FirstOrDefault(node => node.Name.Equals(adapter.Node, StringComparison.OrdinalIgnoreCase))?.Error;
        if (silence is not null)
            throw new NodeException(silence.Fault, adapter.Node, "Set role", silence.Message);
        if (!adapter.HasConnection)
            throw new NodeException(
                NodeFault.NotConnected, adapter.Node, "Set role",
                "the adapter has no connection object; connect it to a virtual switch once, then set it again");
        if (!adapter.IsRoleKnown)
            throw new NodeException(
                NodeFault.ProtocolViolation, adapter.Node, "Set role", "the node says a role that nobody documents");
    }

    /// <summary>A new policy whose first attempt failed goes again, and a changed one goes back, so that nothing waits to
    /// happen later.</summary>
    private async Task TakeBackAsync(HandRequest request, string actor)
    {
        if (request.Stored is not { IsEnded: false } stored)
            return;
        await ChangeAsync(
            async () => state.Policies.GetValueOrDefault(stored.Policy.Id) != stored ? stored
                : request.Before is { } before
                    ? await StoreAsync_NeedsLock(stored, before.Policy, null, actor, "policy.rolled-back", "the node refused")
                    : await EndAsync_NeedsLock(stored, actor),
            CancellationToken.None);
    }

    private SetRoleAnswer Answer(HandRequest request, StepEnd? end)
    {
        var status = shown.Value;
        var adapter = status.Snapshot.Adapters.GetValueOrDefault(request.Adapter.Id, request.Adapter);
        if (end?.After is SettingValue.Role after)
            adapter = adapter with { Role = after.Setting };
        var before = end?.Before is SettingValue.Role was ? was.Setting : request.Adapter.Role;
        return new SetRoleAnswer(adapter, before, status.Revision) { Policy = request.Policy };
    }

    /// <param name="Adapter">The adapter as it was shown.</param>
    /// <param name="Setting">Its role.</param>
    /// <param name="Policy">The policy that it is about; null when it is about none.</param>
    /// <param name="Before">That policy before; null when it is new.</param>
    private sealed record HandRequest(Adapter Adapter, SettingKey Setting, Guid? Policy, PolicyRevision? Before)
    {
        public PolicyRevision? Stored { get; init; }

        /// <summary>Whether all is as it is asked for, and nobody holds it.</summary>
        public bool IsNothing { get; init; }
    }
}
