using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Storing;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>The writes: one lane for each node, which takes the steps of one phase as one batch after another. Intents are
/// durable before anything is sent, and rows are closed by what was read back.</summary>
internal sealed partial class PolicyDesk
{
    /// <summary>The nodes whose lane is at work; the empty name stands for the failover cluster.</summary>
    private readonly HashSet<string> busy = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings that a lane has taken.</summary>
    private readonly HashSet<SettingKey> underWay = [];

    /// <summary>Settings that were written and that no reading has shown since: the node, and when.</summary>
    private readonly Dictionary<SettingKey, (string Node, DateTimeOffset At)> unshown = [];

    /// <summary>Settings whose write ended after the last plan was made.</summary>
    private readonly HashSet<SettingKey> writtenSince = [];

    private readonly Dictionary<SettingKey, SettingValue> drifts = [];
    private readonly List<Task> lanes = [];

    private bool IsUnsettled_NeedsLock(SettingKey setting) => underWay.Contains(setting) || unshown.ContainsKey(setting);

    /// <summary>Has what the plan says done, where nobody is at it and nothing waits to be tried again.</summary>
    private void Dispatch_NeedsLock(ClusterStatus status)
    {
        if (stopping.IsCancellationRequested || isDeposed)
            return;
        lanes.RemoveAll(lane => lane.IsCompleted);
        var now = time.GetUtcNow();
        var due = plan.Steps.Where(step =>
            !IsUnsettled_NeedsLock(step.Setting) && !retries.IsWaiting(step.Setting, step.Node, now));
        foreach (var node in due.GroupBy(step => step.Node, StringComparer.OrdinalIgnoreCase).ToList())
        {
            if ((node.Key.Length > 0 && workers[node.Key] is null) || !busy.Add(node.Key))
                continue;
            var items = node.Select(step => new WorkItem(step, state.Row(step.Setting))).ToImmutableArray();
            var mine = items.Select(item => item.Step.Setting).ToHashSet();
            underWay.UnionWith(mine);
            var turn = state.PolicyTurn;
            lanes.Add(Task.Run(() => RunLaneAsync(node.Key, items, mine, turn), CancellationToken.None));
        }
    }

    /// <param name="node">The node.</param>
    /// <param name="items">The steps.</param>
    /// <param name="mine">Their settings, as long as no other lane may take them.</param>
    /// <param name="policyTurn">When they were planned.</param>
    private async Task RunLaneAsync(
        string node, ImmutableArray<WorkItem> items, HashSet<SettingKey> mine, long policyTurn)
    {
        var isFree = false;
        try
        {
            await lanesFree.WaitAsync(stopping);
            isFree = true;
            foreach (var phase in items.GroupBy(item => item.Step.Phase).OrderBy(phase => phase.Key))
                if (!await WritePhaseAsync(node, [.. phase], mine, policyTurn))
                    break;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Nothing of this phase was sent; what is open is settled by the next reading.
            LogLeft(logger, definition.Id, node);
        }
        catch (PoliciesHaltedException error)
        {
            TellHalted(error.Message);
        }
        catch (Exception error)
        {
            // A mistake of ours; rows that are open are settled by the next reading.
            LogLaneFailed(logger, error, definition.Id, node);
        }
        finally
        {
            if (isFree)
                lanesFree.Release();
            await LeaveLaneAsync(node, mine);
        }
    }

    /// <returns>Whether the next phase may follow.</returns>
    private async Task<bool> WritePhaseAsync(
        string node, IReadOnlyList<WorkItem> items, HashSet<SettingKey> mine, long policyTurn)
    {
        var status = shown.Value;
        var (ready, ended) = await writer.PrepareAsync(items, status.Snapshot, stopping);
        if (await OpenAsync(ready, policyTurn) is not { } opened)
            return false;
        if (!await AskStoreAsync(it => it.IsCurrentAsync(definition.Id, state.Epoch, CancellationToken.None)))
        {
            await DeposeAsync();
            return false;
        }
        var ends = await writer.WriteAsync(node, opened, status.Snapshot, stopping);
        // What was read back is shown before the rows say so: else the plan would see what was there before.
        shown.Show();
        await CloseAsync(node, [.. ended, .. ends], mine);
        return ends.Count == 0 || ends.Any(end => end.Error is not { Fault: NodeFault.Unreachable or NodeFault.TimedOut });
    }

    /// <summary>Makes the intents durable.</summary>
    /// <returns>The steps that are still wanted; null when none of the lane may be taken any more.</returns>
    private async Task<IReadOnlyList<WorkItem>?> OpenAsync(IReadOnlyList<WorkItem> items, long policyTurn)
    {
        await gate.WaitAsync(stopping);
        try
        {
            if (state.PolicyTurn != policyTurn || isYielding)
                return null;
            var same = items.Where(item => ReferenceEquals(state.Row(item.Step.Setting), item.Row)).ToList();
            var now = time.GetUtcNow();
            await CommitAsync_NeedsLock(Changes() with
            {
                Ledger = [.. same.Select(item => LedgerMoves.Open(item.Row, item.Step, definition.Id, state.Epoch, now))],
            });
            return same;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task CloseAsync(string node, IReadOnlyList<StepEnd> ends, HashSet<SettingKey> mine)
    {
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            var now = time.GetUtcNow();
            var rows = new List<LedgerRow>();
            var audit = new List<AuditRow>();
            foreach (var end in ends)
            {
                Remember_NeedsLock(end, now);
                if (state.Row(end.Item.Step.Setting) is not { State: LedgerState.Open } row)
                    continue;
                rows.Add(end.Found is { } found ? LedgerMoves.Settled(row, found) : row with { At = now });
                if (end.Error is null)
                    audit.AddRange(DeskAudit.Of(definition.Id, end, row, now));
            }
            await CommitAsync_NeedsLock(Changes() with { Ledger = [.. rows], Audit = [.. audit] });
        }
        finally
        {
            foreach (var end in ends)
            {
                mine.Remove(end.Item.Step.Setting);
                writtenSince.Add(end.Item.Step.Setting);
                Leave_NeedsLock(node, end.Item.Step.Setting);
                Tell_NeedsLock(end);
            }
            gate.Release();
        }
    }

    private void Remember_NeedsLock(StepEnd end, DateTimeOffset now)
    {
        var step = end.Item.Step;
        if (end.Error is { } error)
        {
            retries.Add(end, now);
            LogRefused(logger, definition.Id, step.Setting.ToString(), step.Node, error.Detail);
            WakeFor(step, end);
        }
        else
        {
            retries.Clear(step.Setting);
            if (step.Reason == StepReason.Repair)
                state.Repairs = state.Repairs.With(step.Setting, now);
        }
        if (step.Setting is SettingKey.Affinity rule)
        {
            if (end.After is SettingValue.Affinity after)
                affinity.Take(rule.Rule, after.Rule);
            affinity.Wake();
        }
        else if (step.Setting is SettingKey.Role && end is { Error: null, Before: SettingValue.Role was, After: SettingValue.Role became })
            LogSet(step, was.Setting, became.Setting);
        else if (step.Setting is not SettingKey.Role && end.Before is not null)
        {
            unshown[step.Setting] = (step.Node, now);
            workers[step.Node]?.Wake();
        }
    }

    /// <summary>What failed is looked at: its node, or where its machine went. A batch of roles has its machines read in
    /// any case.</summary>
    private void WakeFor(PlanStep step, StepEnd end)
    {
        if (end.Error!.Fault == NodeFault.NotFound && step.Setting is SettingKey.Role role)
            foreach (var worker in workers.All)
                worker.Wake(role.Adapter.Owner);
        else if (end.After is null)
            workers[step.Node]?.Wake();
    }

    private void LogSet(PlanStep step, Core.Topology.RoleSetting before, Core.Topology.RoleSetting after)
    {
        if (shown.Value.Snapshot.Adapters.GetValueOrDefault(((SettingKey.Role)step.Setting).Adapter) is { } adapter)
            LogRoleSet(
                logger, definition.Id, adapter.Vm?.Name ?? adapter.Node, adapter.Name, step.Node, before.Role, after.Role);
    }

    private async Task LeaveLaneAsync(string node, HashSet<SettingKey> mine)
    {
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            busy.Remove(node);
            foreach (var setting in mine)
                Leave_NeedsLock(node, setting);
            // Somebody who waits for this lane shall not wait for the pace of the turns as well.
            if (waiting.Count > 0 && !stopping.IsCancellationRequested && !isDeposed)
                await TurnAsync_NeedsLock();
        }
        catch (PoliciesHaltedException error)
        {
            TellHalted(error.Message);
        }
        catch (Exception error)
        {
            LogUnexpected(logger, error, definition.Id);
        }
        finally
        {
            TellIdle_NeedsLock();
            Publish_NeedsLock();
            gate.Release();
            bell.Ring();
        }
    }

    /// <summary>Lets others have a setting. Where nobody knows what became of it, a reading that began before now may not
    /// show it.</summary>
    private void Leave_NeedsLock(string node, SettingKey setting)
    {
        underWay.Remove(setting);
        if (state.Row(setting) is { State: LedgerState.Open })
            unshown.TryAdd(setting, (node, time.GetUtcNow()));
    }

    private async Task DeposeAsync()
    {
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            Depose_NeedsLock(null);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Forgets what a reading has shown since it was written: one of the node where it was, or, where its machine
    /// went on to another, of that one.</summary>
    private void ForgetShown_NeedsLock(ClusterStatus status)
    {
        foreach (var (setting, written) in unshown)
            if (setting is SettingKey.Affinity
                ? seen.AffinityReadAt > written.At
                : PlaceOf(setting, written.Node) is not { } node || node.Snapshot?.ReadAt > written.At)
                unshown.Remove(setting);

        NodeStatus? PlaceOf(SettingKey setting, string node)
        {
            var place = status.Snapshot.Adapters.GetValueOrDefault(setting.AdapterOf ?? default)?.Node ?? node;
            return status.Nodes.FirstOrDefault(it => it.Name.Equals(place, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Puts into the audit, once, what somebody else did to what is ours.</summary>
    private async Task NoteDriftAsync_NeedsLock()
    {
        var now = new Dictionary<SettingKey, SettingValue>();
        foreach (var step in plan.Steps.Where(step => step.Reason == StepReason.Repair))
            now[step.Setting] = step.Expected;
        foreach (var id in plan.Findings.Where(finding => finding.Kind is FindingKind.Drift).SelectMany(finding => finding.Adapters))
            if (seen.Snapshot.Adapters.GetValueOrDefault(id) is { } adapter
                && state.Row(new SettingKey.Role(id)) is { } row && row.Applied != new SettingValue.Role(adapter.Role))
                now.TryAdd(row.Setting, new SettingValue.Role(adapter.Role));
        var audit = new List<AuditRow>();
        foreach (var (setting, found) in now)
            if (!IsUnsettled_NeedsLock(setting) && drifts.GetValueOrDefault(setting) != found && state.Row(setting) is { } row)
                audit.AddRange(DeskAudit.Drift(definition.Id, row, found, time.GetUtcNow()));
        await CommitAsync_NeedsLock(Changes() with { Audit = [.. audit] });
        drifts.Clear();
        foreach (var (setting, found) in now)
            drifts[setting] = found;
    }
}
