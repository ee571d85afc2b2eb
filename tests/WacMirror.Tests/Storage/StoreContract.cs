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
        Some.Moment);

    private async Task<long> OwnAsync() => (await store.TakeOverAsync(Cluster, None)).Epoch;
}
