using System.Collections.Concurrent;
using System.Collections.Immutable;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Kit;

/// <summary>VLAN trunks, capture extensions and affinity rules.</summary>
internal sealed partial class FakeCluster : ITrunkWriter, ICaptureExtensionWriter, IAffinityRules
{
    private readonly ConcurrentDictionary<string, AffinityRule> rules = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<SavedSetting, VlanSetting> savedVlans = new();

    public bool HasAffinity { get; init; } = true;

    public IReadOnlyCollection<AffinityRule> Rules => [.. rules.Values];

    Task<IReadOnlyList<TrunkReading>> ITrunkWriter.ReadAsync(
        string node, IReadOnlyCollection<Adapter> adapters, CancellationToken cancellationToken)
    {
        Check(node);
        return Task.FromResult<IReadOnlyList<TrunkReading>>(
            [.. adapters.Select(adapter => new TrunkReading(adapter.Id, Save(this[adapter.Id].Vlan), this[adapter.Id].Vlan))]);
    }

    Task<IReadOnlyList<TrunkOutcome>> ITrunkWriter.WriteAsync(
        string node, IReadOnlyList<TrunkChange> changes, CancellationToken cancellationToken)
    {
        Check(node);
        return Task.FromResult<IReadOnlyList<TrunkOutcome>>([.. changes.Select(change => Write(node, change))]);
    }

    Task<IReadOnlyList<CaptureExtensionOutcome>> ICaptureExtensionWriter.WriteAsync(
        string node, IReadOnlyList<CaptureExtensionChange> changes, CancellationToken cancellationToken)
    {
        Check(node);
        return Task.FromResult<IReadOnlyList<CaptureExtensionOutcome>>([.. changes.Select(change => Write(node, change))]);
    }

    Task<ImmutableArray<AffinityRule>> IAffinityRules.ReadAsync(string node, CancellationToken cancellationToken)
    {
        Check(node);
        return Task.FromResult<ImmutableArray<AffinityRule>>([.. rules.Values.OrderBy(rule => rule.Name, StringComparer.Ordinal)]);
    }

    Task<AffinityOutcome> IAffinityRules.SetAsync(
        string node, string name, AffinityRule? wanted, CancellationToken cancellationToken)
    {
        Check(node);
        var before = rules.GetValueOrDefault(name);
        if (wanted is null)
            rules.TryRemove(name, out _);
        else
            rules[name] = wanted;
        return Task.FromResult(new AffinityOutcome(name, before, wanted, null));
    }

    private TrunkOutcome Write(string node, TrunkChange change)
    {
        lock (writing)
        {
            var (id, before) = (change.Adapter.Id, this[change.Adapter.Id].Vlan);
            if (change.Expected is { } expected && Save(before) != expected)
                return new TrunkOutcome(
                    id, Save(before), before, new NodeException(NodeFault.Changed, node, "set trunk", "as told"));
            var after = change.Goal switch
            {
                TrunkGoal.Trunk trunk => new VlanSetting(VlanMode.Trunk, 0, trunk.NativeId, [.. trunk.Ids.Order().Distinct()]),
                TrunkGoal.AsBefore saved => saved.Prior.IsAbsent ? VlanSetting.Untagged : savedVlans[saved.Prior],
                _ => throw new ArgumentOutOfRangeException(nameof(change)),
            };
            Change(id, adapter => adapter with { Vlan = after });
            return new TrunkOutcome(id, Save(before), after, null);
        }
    }

    private CaptureExtensionOutcome Write(string node, CaptureExtensionChange change)
    {
        lock (writing)
        {
            var shown = nodes[node];
            var found = shown.Switches.Single(known => known.Id == change.SwitchId);
            var before = found.Extensions.Any(extension =>
                extension.Id == SwitchExtension.NdisCapture && extension.State == ExtensionState.Enabled);
            if (change.Expected is { } expected && before != expected)
                return new CaptureExtensionOutcome(
                    found.Id, before, before, new NodeException(NodeFault.Changed, node, "set capture", "as told"));
            var state = change.IsEnabled ? ExtensionState.Enabled : ExtensionState.Disabled;
            var later = found with
            {
                Extensions =
                [
                    .. found.Extensions.Select(extension =>
                        extension.Id == SwitchExtension.NdisCapture ? extension with { State = state } : extension),
                ],
            };
            nodes[node] = shown with
            {
                Switches = [.. shown.Switches.Select(known => known.Id == later.Id ? later : known)],
                Adapters = [.. shown.Adapters.Select(
                    adapter => adapter.Switch?.Id == later.Id ? adapter with { Switch = later } : adapter)],
            };
            return new CaptureExtensionOutcome(found.Id, before, change.IsEnabled, null);
        }
    }

    private SavedSetting Save(VlanSetting vlan)
    {
        if (vlan == VlanSetting.Untagged)
            return SavedSetting.Absent;
        var saved = new SavedSetting(ImmutableSortedDictionary<string, string>.Empty
            .Add("mode", vlan.Mode.ToString()).Add("access", $"{vlan.AccessId}").Add("native", $"{vlan.NativeId}")
            .Add("ids", string.Join(',', vlan.TrunkIds)));
        savedVlans[saved] = vlan;
        return saved;
    }
}
