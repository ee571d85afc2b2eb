using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Planning;

/// <summary>Carries plans out on a model of a cluster and its ledger, as an engine would on a real one where every write
/// succeeds.</summary>
/// <param name="Input">What the next plan follows from.</param>
/// <param name="Released">The rows that are over.</param>
internal sealed record Carrying(PlanInput Input, ImmutableArray<LedgerRow> Released)
{
    public const string Cluster = "C1";

    public static Carrying From(PlanInput input) => new(input, []);

    public Plan Plan() => Planner.Plan(Input);

    /// <summary>The model once a plan is carried out and every node that answers was read again.</summary>
    public Carrying Apply(Plan plan)
    {
        var rows = Input.Ledger.ToDictionary(row => row.Setting);
        var released = Released.ToBuilder();
        var repairs = Input.Repairs;
        var seen = Input.Seen;
        void Keep(LedgerRow row)
        {
            if (row.IsActive)
            {
                rows[row.Setting] = row;
                return;
            }
            rows.Remove(row.Setting);
            released.Add(row);
        }
        foreach (var change in plan.LedgerChanges)
            Keep(LedgerMoves.After(rows[change.Setting], change));
        foreach (var step in plan.Steps)
        {
            if (Read(seen, step.Setting) is not { } found || found != step.Expected)
                continue;
            var open = LedgerMoves.Open(rows.GetValueOrDefault(step.Setting), step, Cluster, 1, Input.Now);
            seen = Write(seen, step.Setting, step.Wanted);
            Keep(LedgerMoves.Settled(open, step.Wanted));
            if (step.Reason == StepReason.Repair)
                repairs = repairs.With(step.Setting, Input.Now);
        }
        var now = Input.Now + TimeSpan.FromSeconds(1);
        return new Carrying(
            Input with
            {
                Seen = ReadAgain(seen, now),
                Ledger = [.. rows.Values.OrderBy(row => row.Setting)],
                LastMembers = plan.Members,
                Repairs = repairs,
                Now = now,
            },
            released.ToImmutable());
    }

    /// <summary>Applies plan after plan until nothing is left to do.</summary>
    public Carrying Settle()
    {
        var state = this;
        for (var round = 0; round < 5; round++)
        {
            var plan = state.Plan();
            state = state.Apply(plan);
            if (plan.IsSettled)
                return state;
        }
        throw new AssertionException("Five plans did not settle it:\n" + string.Join('\n', state.Plan().Steps));
    }

    /// <summary>What a setting has; null when nobody shows the thing.</summary>
    public static SettingValue? Read(Observation seen, SettingKey key) => key switch
    {
        SettingKey.Role role => seen.Snapshot.Adapters.GetValueOrDefault(role.Adapter) is { } adapter
            ? new SettingValue.Role(adapter.Role, !adapter.HasSecuritySetting)
            : null,
        SettingKey.Trunk trunk => seen.Snapshot.Adapters.GetValueOrDefault(trunk.Adapter) is { } adapter
            ? new SettingValue.Trunk(adapter.Vlan)
            : null,
        SettingKey.Capture capture => seen.Nodes.SelectMany(node => node.Switches)
            .FirstOrDefault(found => found.Id == capture.Switch) is { } found
            ? new SettingValue.Capture(found.Extensions.Any(IsCapturing))
            : null,
        SettingKey.Affinity affinity => new SettingValue.Affinity(
            seen.Affinity?.FirstOrDefault(rule => rule.Name == affinity.Rule)),
        _ => null,
    };

    public static Observation Write(Observation seen, SettingKey key, SettingValue value) => (key, value) switch
    {
        (SettingKey.Role role, SettingValue.Role to) => With(
            seen, role.Adapter, adapter => adapter with { Role = to.Setting, HasSecuritySetting = true }),
        (SettingKey.Trunk trunk, SettingValue.Trunk to) => With(
            seen, trunk.Adapter, adapter => adapter with { Vlan = to.Vlan }),
        (SettingKey.Capture capture, SettingValue.Capture to) => seen with
        {
            Nodes =
            [
                .. seen.Nodes.Select(node => node with
                {
                    Switches = [.. node.Switches.Select(found => found.Id == capture.Switch ? Switch(found, to.IsOn) : found)],
                }),
            ],
        },
        (SettingKey.Affinity affinity, SettingValue.Affinity to) => seen with
        {
            Affinity =
            [
                .. seen.Affinity!.Value.Where(rule => rule.Name != affinity.Rule),
                .. to.Rule is { } made ? (AffinityRule[])[made] : [],
            ],
        },
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Another kind than the key's."),
    };

    public static Observation With(Observation seen, AdapterId id, Func<Adapter, Adapter> change) => seen with
    {
        Snapshot = seen.Snapshot with
        {
            Adapters = seen.Snapshot.Adapters.SetItem(id, change(seen.Snapshot.Adapters[id])),
        },
    };

    public static Observation ReadAgain(Observation seen, DateTimeOffset now) => seen with
    {
        Nodes = [.. seen.Nodes.Select(node => node.IsSilent ? node : node with { ReadAt = now })],
        AffinityReadAt = seen.Affinity is null ? null : now,
    };

    private static bool IsCapturing(SwitchExtension extension) =>
        extension.Id == SwitchExtension.NdisCapture && extension.State == ExtensionState.Enabled;

    private static VirtualSwitch Switch(VirtualSwitch found, bool isOn) => found with
    {
        Extensions =
        [
            .. found.Extensions.Select(extension => extension.Id == SwitchExtension.NdisCapture
                ? extension with { State = isOn ? ExtensionState.Enabled : ExtensionState.Disabled }
                : extension),
        ],
    };
}
