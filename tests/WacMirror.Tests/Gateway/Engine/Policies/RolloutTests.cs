using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Gateway.Engine.Policies;

/// <summary>Canary, confirmation and expiry. Each also with a restart in between, because what is due is stored.</summary>
internal sealed class RolloutTests : DeskFixture
{
    /// <summary>No test lasts so long, so what is due then comes when the clock is put forward and not before.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(6);

    [TestCase(false)]
    [TestCase(true)]
    public async Task Policy_ThatExpires_IsSwitchedOffAndUndone(bool restart)
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy() with { ExpiresAt = Test.Time.GetUtcNow() + Long });
        await SettledAsync(board => board.Ledger.Length == 4);
        await BetweenAsync(restart);
        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Roles(), Is.All.EqualTo(RoleSetting.None));
        await HistoryEndsAsync(saved.Policy.Id, "policy.expired");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Policy_ThatNobodyConfirms_IsRolledBackToNothing(bool restart)
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy(), new PolicyRollout { ConfirmBy = Test.Time.GetUtcNow() + Long });
        await SettledAsync(board => board.Ledger.Length == 4);
        await BetweenAsync(restart);
        await SettledAsync(board => board.Ledger.IsEmpty);
        await HistoryEndsAsync(saved.Policy.Id, "policy.rolled-back");
    }

    [Test]
    public async Task Change_ThatNobodyConfirms_GoesBackToWhatWasThere()
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy("SQL01"));
        await SettledAsync(board => board.Ledger.Length == 3);
        await SaveAsync(
            saved.Policy with { Sources = Named("SQL*") }, new PolicyRollout { ConfirmBy = Test.Time.GetUtcNow() + Long });
        await SettledAsync(board => board.Ledger.Length == 4);

        await BetweenAsync(restart: false);

        var board = await SettledAsync(board => board.Ledger.Length == 3);

        Assert.That(board.Policies.Single().Policy, Is.EqualTo(saved.Policy with { Revision = 3 }));
        Assert.That(Roles(), Is.EqualTo(new[] { Source, Destination, default, Destination }));
    }

    [Test]
    public async Task Policy_ThatIsConfirmed_Stays()
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy(), new PolicyRollout { ConfirmBy = Test.Time.GetUtcNow() + Long });
        var confirmed = await Test.Engine.ConfirmAsync(saved.Policy.Id, "bob", CancellationToken.None);
        await BetweenAsync(restart: false);
        await Test.PassAsync(TimeSpan.FromSeconds(5));
        Assert.That((confirmed.Rollout, confirmed.Policy.Revision), Is.EqualTo(((PolicyRollout?)null, 2)));
        await SettledAsync(board => board.Ledger.Length == 4);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Canary_ThatDropsNothing_LetsTheOthersFollow(bool restart)
    {
        await StartAsync();
        var saved = await SaveCanaryAsync();
        await SettledAsync(board => board.Ledger.Length == 3);
        Assert.That(Roles(), Is.EqualTo(new[] { Source, Destination, default, Destination }));
        await BetweenAsync(restart);
        await SettledAsync(board => board.Ledger.Length == 4);
        await HistoryEndsAsync(saved, "policy.canary-passed");
    }

    [Test]
    public async Task Canary_ThatDropsTooMuch_IsRolledBackAtOnce()
    {
        await StartAsync();
        var saved = await SaveCanaryAsync();
        await SettledAsync(board => board.Ledger.Length == 3);
        Cluster.Drop(Sql.Id.Nic, 100);
        await SettledAsync(board => board.Ledger.IsEmpty);
        await HistoryEndsAsync(saved, "policy.rolled-back");
        Assert.That(Test.Time.GetUtcNow(), Is.LessThan(Kit.Some.Moment + Long));
    }

    [Test]
    public async Task Canary_ThatCouldNotBeSet_IsRolledBack()
    {
        await StartAsync();
        Cluster.Refuse(Sql.Id, NodeFault.AccessDenied);
        var saved = await SaveCanaryAsync();
        await Test.BoardAsync(board => board.Failures.Length > 0);
        await BetweenAsync(restart: false);
        await SettledAsync(board => board.Ledger.IsEmpty && board.Policies.Single().Policy.Revision == 2);
        await HistoryEndsAsync(saved, "policy.rolled-back");
    }

    [Test]
    public async Task Canary_ThatIsConfirmed_LetsTheOthersFollowAtOnce()
    {
        await StartAsync();
        var saved = await SaveCanaryAsync();
        await Test.Engine.ConfirmAsync(saved, "bob", CancellationToken.None);
        await SettledAsync(board => board.Ledger.Length == 4);
        Assert.That(Test.Time.GetUtcNow(), Is.LessThan(Kit.Some.Moment + Long));
    }

    [Test]
    public async Task Canary_ThatIsNoSource_IsRefused()
    {
        await StartAsync();
        var error = Assert.ThrowsAsync<PolicyRefusedException>(() =>
            SaveAsync(NewPolicy(), new PolicyRollout { Canary = Collector.Id, CanaryUntil = Kit.Some.Moment + Long }));
        Assert.That(error!.Errors.Single().Field, Is.EqualTo("canary.adapter"));
    }

    private async Task<Guid> SaveCanaryAsync()
    {
        var saved = await SaveAsync(NewPolicy(), new PolicyRollout
        {
            Canary = Sql.Id, CanaryUntil = Test.Time.GetUtcNow() + Long, CanaryDropLimit = 10,
        });
        return saved.Policy.Id;
    }

    /// <summary>What is due later is due now, for the same engine or for the one after a restart.</summary>
    private async Task BetweenAsync(bool restart)
    {
        if (restart)
            await Test.DisposeAsync();
        Test.Time.Advance(Long);
        if (restart)
            await RestartAsync();
    }

    private async Task HistoryEndsAsync(Guid policy, string action)
    {
        var last = (await AuditAsync()).Last(row => row.Action.StartsWith("policy.", StringComparison.Ordinal));
        Assert.That((last.Actor, last.Action, last.Policy), Is.EqualTo(("wacmirror", action, (Guid?)policy)));
    }
}
