using System.Collections.Immutable;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Storage;

/// <summary>What every store does. One class derives for each store.</summary>
internal abstract partial class StoreContract
{
    private const string Cluster = "c1";

    private IStore store = null!;

    private static CancellationToken None => CancellationToken.None;

    /// <summary>An empty store.</summary>
    protected abstract IStore Open();

    [SetUp]
    public void OpenEmpty() => store = Open();

    [TearDown]
    public void Close() => (store as IDisposable)?.Dispose();

    private static PolicyRevision Revision(int policy, long revision, string name = "SQL", bool isEnded = false) => new(
        new MirrorPolicy { Id = Some.Id(policy), Cluster = Cluster, Name = name, Revision = revision },
        Rollout: null, isEnded, "anna", Some.Moment.AddMinutes(revision));

    private static LedgerRow Row(int id, int adapter, LedgerState state = LedgerState.Held, params int[] claims) => new(
        Some.Id(id),
        Cluster,
        new SettingKey.Role(Some.Nic(adapter, "vm").Id),
        new SettingValue.Role(RoleSetting.None, IsAbsent: true),
        new SettingValue.Role(new RoleSetting(MirrorRole.Source)),
        [.. claims.Select(Some.Id)],
        state,
        Epoch: 1,
        "HV01",
        Some.Moment.AddSeconds(id));

    private static BlindInterval Interval(int id, int policy, int start, int? end) => new(
        Some.Id(id),
        Cluster,
        Some.Id(policy),
        Some.Nic(1, "vm").Id,
        "HV01",
        Some.Moment.AddSeconds(start),
        end is { } known ? Some.Moment.AddSeconds(known) : null,
        BlindReason.NoDestination,
        new BlindCause(BlindCauseKind.Unseen),
        Packets: null);

    private static AuditRow Audit(int number, int? policy = null) => new(
        Some.Moment.AddSeconds(-number),
        Cluster,
        "anna",
        $"action.{number}",
        policy is { } known ? Some.Id(known) : null);

    private static ChangeSet Change(long epoch = 1) => new(Cluster, epoch);

    private async Task<long> OwnAsync() => (await store.TakeOverAsync(Cluster, None)).Epoch;

    private Task CommitAsync(ChangeSet changes) => store.CommitAsync(changes, None);

    private Task<ImmutableArray<LedgerRow>> LedgerAsync(int? policy = null) =>
        store.LedgerAsync(Cluster, policy is { } known ? Some.Id(known) : null, None);

    /// <summary>Asserts that nothing at all is stored of the cluster.</summary>
    private async Task AssertEmptyAsync()
    {
        var record = await store.TakeOverAsync(Cluster, None);
        Assert.That(record.Policies, Is.Empty);
        Assert.That(await LedgerAsync(), Is.Empty);
        Assert.That(await store.IntervalsAsync(new IntervalQuery(Cluster), None), Is.Empty);
        Assert.That(await store.AuditAsync(new AuditQuery(Cluster), None), Is.Empty);
    }
}
