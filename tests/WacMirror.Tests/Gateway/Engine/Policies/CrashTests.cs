using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine.Policies;

/// <summary>A process that dies, a store that goes, and another owner.</summary>
internal sealed class CrashTests : DeskFixture
{
    private PolicyRevision saved = null!;

    [Test]
    public async Task Restart_WhenTheClusterHasNotSaidWhichNodesItHas_HoldsNothingForGone()
    {
        await StartAsync();
        await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        await Test.DisposeAsync();
        Cluster.ClusterFault = NodeFault.Unreachable;
        // Only one of the two nodes is configured; the other is known through the cluster alone.
        Test = new EngineUnderTest(
            Cluster, Cluster.Seams, ClusterKind.FailoverCluster, new EngineOptions(), Test.Store, Test.Time, "HV01");
        var alone = await Test.StatusAsync(status => status is { ClusterError: not null, ReadAt: not null });
        await Test.BoardAsync(board => board.StatusRevision > alone.Revision);
        Assert.That((await LedgerAsync()).Select(row => row.State), Is.All.EqualTo(LedgerState.Held));

        Cluster.ClusterFault = null;
        await SettledAsync(board => board.Ledger.Length == 4);
        Assert.That((await LedgerAsync()).Select(row => row.State), Is.All.EqualTo(LedgerState.Held));
    }

    [Test]
    public async Task Death_BetweenIntentAndWrite_IsMadeGoodByTheNextOwner()
    {
        await StartAsync();
        Cluster.OnWrite = (_, _) => throw Die();
        await SaveAndDieAsync();
        Assert.That(Roles(), Is.All.EqualTo(RoleSetting.None));
        Assert.That((await LedgerAsync()).Select(row => row.State), Is.All.EqualTo(LedgerState.Open));

        await ReviveAsync();

        await SettledAsync(board => board.Ledger.Length == 4);
        Assert.That(Roles(), Is.EqualTo(new[] { Source, Destination, Source, Destination }));
        await UndoAsync();
    }

    [Test]
    public async Task Death_BetweenWriteAndRecord_IsRecordedByTheNextOwner()
    {
        await StartAsync();
        // The intents are stored; what was read back no more.
        Test.Store.Committing = changes => changes.Ledger.Any(row => row.State == LedgerState.Held) ? throw Die() : Task.CompletedTask;
        await SaveAndDieAsync();
        var written = Cluster.Writes;
        Assert.That(written, Is.Not.Empty);
        Assert.That((await LedgerAsync()).Select(row => row.State), Is.All.EqualTo(LedgerState.Open));

        await ReviveAsync();

        await SettledAsync(board => board.Ledger.Length == 4);
        Assert.That(
            Cluster.Writes.Skip(written.Count).Select(write => write.Id), Has.None.AnyOf([.. written.Select(write => write.Id)]),
            "they had happened");
        await UndoAsync();
    }

    [Test]
    public async Task Death_InTheMiddleOfAnUndo_IsUndoneByTheNextOwner()
    {
        await StartAsync();
        saved = await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        Test.Store.Committing = changes => changes.Ledger.Any(row => row.State == LedgerState.Released) ? throw Die() : Task.CompletedTask;
        await EndAsync(saved);
        await Test.UntilAsync(() => Test.Store.IsUnavailable);
        await Test.DisposeAsync();

        await ReviveAsync();

        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Roles(), Is.All.EqualTo(RoleSetting.None));
    }

    [Test]
    public async Task Rule_ThatWasMadeAndNotRecorded_IsRecordedByTheNextOwner()
    {
        await StartAsync();
        Test.Store.Committing = changes => changes.Ledger.Any(row => IsRule(row) && row.State == LedgerState.Held) ? throw Die() : Task.CompletedTask;
        await SaveAndDieAsync(NewPolicy("SQL01", "COL01") with { Colocate = Colocation.Hold });
        Assert.That(Cluster.Rules, Has.Count.EqualTo(1));

        await ReviveAsync();

        await SettledAsync(board => board.Ledger.Length == 3);
        await UndoAsync();
        Assert.That(Cluster.Rules, Is.Empty);
    }

    [Test]
    public async Task Rule_OfAPolicyThatIsOver_IsTakenAwayByTheNextOwner()
    {
        await StartAsync();
        saved = await SaveAsync(NewPolicy("SQL01", "COL01") with { Colocate = Colocation.Hold });
        await SettledAsync(board => board.Ledger.Length == 3);
        Test.Store.Committing = changes => changes.Ledger.Any(row => IsRule(row) && row.State == LedgerState.Open) ? throw Die() : Task.CompletedTask;
        await EndAsync(saved);
        await Test.UntilAsync(() => Test.Store.IsUnavailable);
        await Test.DisposeAsync();

        await ReviveAsync();

        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Cluster.Rules, Is.Empty);
    }

    [Test]
    public async Task Stranger_WhoSetWhatWasOpen_KeepsIt()
    {
        await StartAsync();
        Cluster.OnWrite = (_, _) => throw Die();
        await SaveAndDieAsync();
        Cluster.Set(Collector.Id, new RoleSetting(MirrorRole.Source, 6));

        await ReviveAsync();

        await SettledAsync(board => board.Ledger.Length == 3);
        Assert.That(Cluster[Collector.Id].Role, Is.EqualTo(new RoleSetting(MirrorRole.Source, 6)));
    }

    [Test]
    public async Task Owner_WhoWasReplaced_WritesNoMoreAndSaysSo()
    {
        await StartAsync();
        await SaveAsync(NewPolicy("SQL01"));
        await SettledAsync(board => board.Ledger.Length == 3);
        var writes = Cluster.Writes.Count;
        await using var other = new EngineUnderTest(
            Cluster, Cluster.Seams, ClusterKind.FailoverCluster, new EngineOptions(), Test.Store, Test.Time, "HV01", "HV02");
        await other.BoardAsync(board => board.Halted is null && board.Ledger.Length == 3);

        Assert.ThrowsAsync<PoliciesHaltedException>(() => SaveAsync(NewPolicy("SQL02") with { Name = "other" }));

        var board = await Test.BoardAsync(board => board.Halted is not null);
        Assert.That(board.Halted, Does.Contain("Another owner"));
        Cluster.Set(Sql.Id, MirrorRole.None);
        await other.UntilAsync(() => Cluster[Sql.Id].Role == Source);
        Assert.That(Cluster.Writes, Has.Count.EqualTo(writes + 1), "the new owner alone repairs");
    }

    [Test]
    public async Task Epoch_IsAskedAgainBeforeEachBatch()
    {
        await StartAsync();
        Test.Store.Committed = changes =>
        {
            if (changes.Ledger.Any(row => row.State == LedgerState.Open))
                Test.Store.Usurp("fake");
            return Task.CompletedTask;
        };
        await SaveAsync(NewPolicy());
        await Test.BoardAsync(board => board.Halted is not null);
        await Test.PassAsync(TimeSpan.FromMinutes(1));
        Assert.That(Cluster.Writes, Is.Empty);
    }

    /// <summary>From here on the store takes nothing of this process.</summary>
    private StoreUnavailableException Die()
    {
        Test.Store.IsUnavailable = true;
        return new StoreUnavailableException("The process is dead.");
    }

    private static bool IsRule(LedgerRow row) => row.Setting is SettingKey.Affinity;

    private async Task SaveAndDieAsync(MirrorPolicy? policy = null)
    {
        saved = await SaveAsync(policy ?? NewPolicy());
        await Test.UntilAsync(() => Test.Store.IsUnavailable);
        await Test.DisposeAsync();
        Test.Store.IsUnavailable = false;
    }

    private Task ReviveAsync()
    {
        Cluster.OnWrite = (_, _) => { };
        (Test.Store.IsUnavailable, Test.Store.Committing) = (false, null);
        return RestartAsync();
    }

    private async Task UndoAsync()
    {
        await EndAsync(saved);
        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Roles(), Is.All.EqualTo(RoleSetting.None));
    }

    private async Task<IEnumerable<LedgerRow>> LedgerAsync() => await Test.Store.LedgerAsync("fake", null, CancellationToken.None);
}
