using WacMirror.Core.Ledger;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Carries out steps of one phase on one node, by kind of setting. Each end is told, none is thrown.</summary>
internal sealed class StepWriter(NodeWorkers workers, NodeSeams seams, Func<string?> clusterNode)
{
    /// <summary>Reads what a step needs beyond what the snapshot has: of a VLAN setting all of it. A step whose setting is
    /// not what it was planned from ends here.</summary>
    public async Task<(IReadOnlyList<WorkItem> Ready, IReadOnlyList<StepEnd> Ended)> PrepareAsync(
        IReadOnlyList<WorkItem> items, ClusterSnapshot shown, CancellationToken cancellationToken)
    {
        var trunks = items.Where(item => item.Step.Setting is SettingKey.Trunk).ToList();
        if (trunks.Count == 0)
            return (items, []);
        try
        {
            var adapters = trunks.Select(item => AdapterOf(item, shown)).OfType<Adapter>().ToList();
            var read = seams.Trunks is { } writer
                ? await writer.ReadAsync(trunks[0].Step.Node, adapters, cancellationToken)
                : [];
            var whole = read.ToDictionary(reading => reading.Id);
            var ready = items.Except(trunks).ToList();
            var ended = new List<StepEnd>();
            foreach (var item in trunks)
                if (whole.GetValueOrDefault(((SettingKey.Trunk)item.Step.Setting).Adapter) is not { } reading)
                    ended.Add(StepEnd.NotSent(item, Missing(item)));
                else if (new SettingValue.Trunk(reading.Vlan, reading.Whole) is var found && found != item.Step.Expected)
                    ended.Add(new StepEnd(item, found, found, Changed(item)));
                else
                    ready.Add(item with { Step = item.Step with { Expected = found } });
            return (ready, ended);
        }
        catch (NodeException error)
        {
            return ([.. items.Except(trunks)], [.. trunks.Select(item => StepEnd.NotSent(item, error))]);
        }
    }

    /// <summary>Writes. What is sent is awaited and read back, whoever gives up meanwhile.</summary>
    public async Task<IReadOnlyList<StepEnd>> WriteAsync(
        string node, IReadOnlyList<WorkItem> items, ClusterSnapshot shown, CancellationToken stopping)
    {
        var ends = new List<StepEnd>();
        foreach (var kind in items.GroupBy(item => item.Step.Setting.GetType()))
        {
            try
            {
                ends.AddRange(kind.First().Step.Setting switch
                {
                    SettingKey.Role => await WriteRolesAsync(node, [.. kind], shown, stopping),
                    SettingKey.Trunk => await WriteTrunksAsync(node, [.. kind], shown, stopping),
                    SettingKey.Capture => await WriteCaptureAsync(node, [.. kind], stopping),
                    SettingKey.Affinity => await WriteRulesAsync([.. kind], stopping),
                    var other => throw new InvalidOperationException($"Nobody writes {other}."),
                });
            }
            catch (NodeException error)
            {
                ends.AddRange(kind.Select(item => StepEnd.NotSent(item, error)));
            }
        }
        return ends;
    }

    private async Task<IEnumerable<StepEnd>> WriteRolesAsync(
        string node, IReadOnlyList<WorkItem> items, ClusterSnapshot shown, CancellationToken stopping)
    {
        var there = items.Where(item => AdapterOf(item, shown) is not null).ToList();
        var changes = there.Select(item => new RoleChange(AdapterOf(item, shown)!, RoleOf(item.Step.Wanted))
        {
            Expected = RoleOf(item.Step.Expected),
        });
        var outcomes = await Worker(node).WriteAsync([.. changes], stopping);
        return there.Zip(outcomes, (item, outcome) => new StepEnd(item, Value(outcome.Before), Value(outcome.After), outcome.Error))
            .Concat(items.Except(there).Select(item => StepEnd.NotSent(item, Missing(item))));
    }

    private async Task<IEnumerable<StepEnd>> WriteTrunksAsync(
        string node, IReadOnlyList<WorkItem> items, ClusterSnapshot shown, CancellationToken stopping)
    {
        var there = items.Where(item => AdapterOf(item, shown) is not null).ToList();
        var changes = there.Select(item => new TrunkChange(AdapterOf(item, shown)!, GoalOf((SettingValue.Trunk)item.Step.Wanted))
        {
            Expected = ((SettingValue.Trunk)item.Step.Expected).Whole,
        }).ToList();
        var outcomes = await Worker(node).WriteAsync("Set trunk", token => seams.Trunks!.WriteAsync(node, changes, token), stopping);
        return there.Zip(outcomes, (item, outcome) => new StepEnd(
                item,
                // What it means was read a moment ago; where the write found something else it says so.
                outcome.Before is null ? null : item.Step.Expected,
                outcome.After is { } after ? new SettingValue.Trunk(after) : null,
                outcome.Error))
            .Concat(items.Except(there).Select(item => StepEnd.NotSent(item, Missing(item))));
    }

    private async Task<IEnumerable<StepEnd>> WriteCaptureAsync(
        string node, IReadOnlyList<WorkItem> items, CancellationToken stopping)
    {
        if (seams.Capture is not { } writer)
            return items.Select(item => StepEnd.NotSent(item, Missing(item)));
        var changes = items.Select(item => new CaptureExtensionChange(
            ((SettingKey.Capture)item.Step.Setting).Switch, ((SettingValue.Capture)item.Step.Wanted).IsOn)
        {
            Expected = ((SettingValue.Capture)item.Step.Expected).IsOn,
        }).ToList();
        var outcomes = await Worker(node).WriteAsync("Set capture", token => writer.WriteAsync(node, changes, token), stopping);
        return items.Zip(outcomes, (item, outcome) => new StepEnd(
            item,
            outcome.Before is { } before ? new SettingValue.Capture(before) : null,
            outcome.After is { } after ? new SettingValue.Capture(after) : null,
            outcome.Error));
    }

    private async Task<IEnumerable<StepEnd>> WriteRulesAsync(IReadOnlyList<WorkItem> items, CancellationToken stopping)
    {
        if (seams.Affinity is not { } rules || clusterNode() is not { } node)
            return items.Select(item => StepEnd.NotSent(item, Missing(item)));
        var there = await rules.ReadAsync(node, stopping);
        var ends = new List<StepEnd>();
        foreach (var item in items)
        {
            var name = ((SettingKey.Affinity)item.Step.Setting).Rule;
            var found = new SettingValue.Affinity(
                there.FirstOrDefault(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
            if (found != item.Step.Expected)
            {
                ends.Add(new StepEnd(item, found, found, Changed(item)));
                continue;
            }
            var outcome = await rules.SetAsync(node, name, ((SettingValue.Affinity)item.Step.Wanted).Rule, stopping);
            var isRead = outcome.Error is null || outcome.After is not null;
            ends.Add(new StepEnd(item, found, isRead ? new SettingValue.Affinity(outcome.After) : null, outcome.Error));
        }
        return ends;
    }

    private NodeWorker Worker(string node) => workers[node] ?? throw new NodeException(
        NodeFault.Unreachable, node, "Set role", "the node is no longer looked after");

    private static Adapter? AdapterOf(WorkItem item, ClusterSnapshot shown) =>
        shown.Adapters.GetValueOrDefault(item.Step.Setting.AdapterOf ?? default) is { } adapter
        && adapter.Node.Equals(item.Step.Node, StringComparison.OrdinalIgnoreCase) ? adapter : null;

    private static TrunkGoal GoalOf(SettingValue.Trunk wanted) => wanted.Whole is { } whole
        ? new TrunkGoal.AsBefore(whole)
        : new TrunkGoal.Trunk(wanted.Vlan.NativeId, wanted.Vlan.TrunkIds);

    private static RoleSetting RoleOf(SettingValue value) => ((SettingValue.Role)value).Setting;

    private static SettingValue.Role? Value(RoleSetting? role) => role is { } known ? new SettingValue.Role(known) : null;

    private static NodeException Missing(WorkItem item) => new(
        NodeFault.NotFound, item.Step.Node, $"Set {item.Step.Setting}", "it is no longer there");

    private static NodeException Changed(WorkItem item) => new(
        NodeFault.Changed, item.Step.Node, $"Set {item.Step.Setting}",
        "it is not what the change was decided from any more");
}
