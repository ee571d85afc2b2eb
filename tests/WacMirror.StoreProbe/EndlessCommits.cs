using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;

namespace WacMirror.StoreProbe;

/// <summary>Commits of which each has the next revision of one policy, ten ledger rows of its own and an audit row, so
/// that a part of one would show.</summary>
public sealed class EndlessCommits
{
    public const string Cluster = "killed";
    public const int RowsEach = 10;

    private readonly IStore store;
    private readonly long epoch;
    private long last;

    private EndlessCommits(IStore store, long epoch, long last) =>
        (this.store, this.epoch, this.last) = (store, epoch, last);

    public static Guid Policy { get; } = new("6f2b6d3e-3f0e-4c58-8f5e-0a5f6c1d2e3f");

    /// <summary>Goes on where the last process ended.</summary>
    public static async Task<EndlessCommits> BeginAsync(IStore store)
    {
        var record = await store.TakeOverAsync(Cluster, CancellationToken.None);
        return new EndlessCommits(store, record.Epoch, record.Policies.SingleOrDefault()?.Policy.Revision ?? 0);
    }

    /// <summary>The number of the commit, after it returned.</summary>
    public async Task<long> CommitAsync()
    {
        var number = ++last;
        var policy = new MirrorPolicy { Id = Policy, Name = "p", Cluster = Cluster, Revision = number };
        var changes = new ChangeSet(Cluster, epoch)
        {
            Policies = [new PolicyRevision(policy, null, IsEnded: false, "anna", At(number))],
            Ledger = [.. Enumerable.Range(0, RowsEach).Select(row => Row(number, row))],
            Audit = [new AuditRow(At(number), Cluster, "anna", "policy.changed", Policy)],
        };
        await store.CommitAsync(changes, CancellationToken.None);
        return number;
    }

    private static DateTimeOffset At(long number) => new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddSeconds(number);

    private static LedgerRow Row(long number, int row)
    {
        var id = new Guid((int)number, (short)row, 0, new byte[8]);
        return new LedgerRow(
            id,
            Cluster,
            new SettingKey.Role(new AdapterId(id, id)),
            new SettingValue.Role(RoleSetting.None),
            new SettingValue.Role(new RoleSetting(MirrorRole.Source)),
            ImmutableSortedSet.Create(Policy),
            LedgerState.Held,
            Epoch: 1,
            "HV01",
            At(number));
    }
}
