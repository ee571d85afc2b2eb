using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;

namespace WacMirror.StoreProbe;

/// <summary>A cluster's worth of everything that is stored, made from a number; two processes that know the number can
/// compare.</summary>
public sealed class Sample(int number)
{
    private static readonly DateTimeOffset Moment = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-3));

    private string Cluster => string.Create(CultureInfo.InvariantCulture, $"cluster-{number}");

    private AdapterId Adapter => new(Id(1), Id(2));

    private LedgerRow Row => new(
        Id(3),
        Cluster,
        new SettingKey.Role(Adapter),
        new SettingValue.Role(RoleSetting.None, IsAbsent: true),
        new SettingValue.Role(new RoleSetting(MirrorRole.Source, 7)),
        [Id(0), Id(9)],
        LedgerState.Held,
        Epoch: 1,
        "HV01",
        Moment.AddTicks(number));

    private ImmutableArray<LedgerRow> Rows =>
    [
        Row with
        {
            Id = Id(4),
            Setting = new SettingKey.Affinity("WacMirror é {0}"),
            Prior = new SettingValue.Affinity(null),
            Applied = new SettingValue.Affinity(new AffinityRule("R", AffinityKind.SameNode, ["a", "b"])),
        },
        Row with
        {
            Id = Id(5),
            Setting = new SettingKey.Capture(Id(6)),
            Prior = new SettingValue.Capture(false),
            Applied = new SettingValue.Capture(true),
            State = LedgerState.Gone,
            Intent = new LedgerIntent(new SettingValue.Capture(true), new SettingValue.Capture(false)),
        },
        Row,
        Row with
        {
            Id = Id(7),
            Setting = new SettingKey.Trunk(Adapter),
            Prior = new SettingValue.Trunk(VlanSetting.Untagged, SavedSetting.Absent),
            Applied = new SettingValue.Trunk(new VlanSetting(VlanMode.Trunk, 0, 0, [10, 20])),
            State = LedgerState.Released,
            Outcome = ReleaseOutcome.Restored,
            Claims = [],
        },
    ];

    private ImmutableArray<PolicyRevision> Revisions =>
    [
        Revision(2, new PolicyRollout { Canary = Adapter, ConfirmBy = Moment.AddHours(1), FallbackRevision = 1 }),
        Revision(1, null),
    ];

    private ImmutableArray<BlindInterval> Intervals =>
    [
        Interval(8, Moment.AddMinutes(2), null),
        Interval(9, Moment, new PacketRange(1, ulong.MaxValue)),
    ];

    private ImmutableArray<AuditRow> Audit =>
    [
        new(Moment.AddSeconds(1), Cluster, AuditRow.Stranger, "setting.changed", null, Row.Setting.ToString(), "x -> y"),
        new(Moment, Cluster, "anna", "policy.created", Id(0)),
    ];

    public async Task WriteAsync(IStore store)
    {
        var owned = await store.TakeOverAsync(Cluster, CancellationToken.None);
        var changes = new ChangeSet(Cluster, owned.Epoch)
        {
            Policies = [.. Revisions.Reverse()],
            Ledger = Rows,
            Intervals = Intervals,
            Audit = [.. Audit.Reverse()],
        };
        await store.CommitAsync(changes, CancellationToken.None);
    }

    /// <summary>What the store has otherwise; takes the cluster over.</summary>
    public async Task<IReadOnlyList<string>> CompareAsync(IStore store)
    {
        var differences = new List<string>();
        var none = CancellationToken.None;
        var audit = await store.AuditAsync(new AuditQuery(Cluster), none);
        Compare("history", Revisions, await store.HistoryAsync(Cluster, Id(0), none));
        Compare("ledger", Rows, await store.LedgerAsync(Cluster, null, none));
        Compare("intervals", Intervals, await store.IntervalsAsync(new IntervalQuery(Cluster), none));
        Compare("audit", Audit, audit.Select(it => it.Row));
        var record = await store.TakeOverAsync(Cluster, none);
        Compare("newest", Revisions[..1], record.Policies);
        Compare("active", Rows[..3], record.Ledger);
        Compare("open", Intervals[..1], record.OpenIntervals);
        return differences;

        void Compare<T>(string what, IEnumerable<T> expected, IEnumerable<T> found)
        {
            if (!expected.SequenceEqual(found))
                differences.Add($"{what}: {string.Join("; ", found)} instead of {string.Join("; ", expected)}");
        }
    }

    private Guid Id(int what) => new(number, (short)what, 0, new byte[8]);

    private BlindInterval Interval(int id, DateTimeOffset start, PacketRange? packets) => new(
        Id(id),
        Cluster,
        Id(0),
        Adapter,
        "HV02",
        start,
        packets is null ? null : start.AddMinutes(1),
        BlindReason.NoDestination,
        new BlindCause(BlindCauseKind.SourceMoved, "HV01", "HV02"),
        packets);

    private PolicyRevision Revision(long revision, PolicyRollout? rollout)
    {
        var policy = new MirrorPolicy
        {
            Id = Id(0),
            Name = "SQL \"ção\"",
            Cluster = Cluster,
            Sources = new Selector([new SelectorTerm { Vm = "SQL*", Vlan = [new VlanRange(10, 20)] }], []),
            Destinations = [new DestinationGroup("ids", Selector.Only(Adapter))],
            Collectors = CollectorMode.OnDemand,
            ExpiresAt = Moment.AddDays(1),
            Revision = revision,
        };
        return new PolicyRevision(policy, rollout, IsEnded: false, "anna", Moment.AddMinutes(revision));
    }
}
