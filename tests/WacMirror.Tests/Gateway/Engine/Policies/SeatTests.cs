using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Core.Ledger;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine.Policies;

/// <summary>Several engines of one process on one cluster, each with another person's account.</summary>
internal sealed class SeatTests : DeskFixture
{
    private readonly EnforcingSeats seats = new();
    private readonly MemoryStore store = new();
    private readonly FakeTimeProvider time = new(Some.Moment);

    /// <summary>Who wrote, in order.</summary>
    private readonly ConcurrentQueue<string> hands = new();

    /// <summary>Where somebody began to write.</summary>
    private readonly ConcurrentQueue<string> begun = new();

    private readonly List<EngineUnderTest> present = [];
    private TaskCompletionSource? held;

    [TearDown]
    public async Task LeaveAsync()
    {
        held?.TrySetResult();
        foreach (var engine in present)
            await engine.DisposeAsync();
    }

    [Test]
    public async Task Policies_WithTwoPresent_AreEnforcedByTheFirstAndShownToBoth()
    {
        var ann = await ComeAsync("ann");
        var bob = await ComeAsync("bob");
        await SaveAsync(ann);
        var shown = await bob.BoardAsync(IsHeld);
        Assert.That(hands, Is.Not.Empty.And.All.EqualTo("ann"));
        Assert.That(shown.Attendance, Is.EqualTo(new Attendance("bob", "ann")));
        Assert.That(shown.Policies.Single().Policy.Name, Is.EqualTo("databases"));
        Assert.That(Roles(), Is.EqualTo(new[] { Source, Destination, Source, Destination }));
        Assert.That(await EpochAsync(), Is.EqualTo(1), "nobody else became the owner");
    }

    [Test]
    public async Task Enforcer_WhoLeaves_IsFollowedByTheNextWhoMay()
    {
        var ann = await ComeAsync("ann");
        await ComeAsync("guest", mayEnforce: false);
        var bob = await ComeAsync("bob");
        await SaveAsync(ann);
        await bob.BoardAsync(IsHeld);
        hands.Clear();
        await ann.DisposeAsync();

        await bob.BoardAsync(board => board.Attendance is { Enforcer: "bob" });
        Cluster.Set(Sql.Id, MirrorRole.None);
        await bob.UntilAsync(() => Cluster[Sql.Id].Role == Source);
        Assert.That(hands, Is.All.EqualTo("bob"));
        Assert.That(await EpochAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task Enforcer_WhoLeavesNobodyWhoMay_PausesAndShowsIt()
    {
        var ann = await ComeAsync("ann");
        var guest = await ComeAsync("guest", mayEnforce: false);
        await SaveAsync(ann);
        await guest.BoardAsync(IsHeld);
        await ann.DisposeAsync();

        var paused = await guest.BoardAsync(board => board.Attendance is { Enforcer: null });
        Assert.That(paused.Halted, Is.Null);
        var before = Cluster.Writes.Count;
        Cluster.Set(Sql.Id, MirrorRole.None);
        await guest.BoardAsync(board => !board.Plan.IsSettled);
        await guest.PassAsync(TimeSpan.FromMinutes(1));
        Assert.That(Cluster[Sql.Id].Role, Is.EqualTo(RoleSetting.None));
        Assert.That(Cluster.Writes, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Drift_MadeWhileNobodyWasHere_IsRepairedWhenSomebodyComes()
    {
        var ann = await ComeAsync("ann");
        await SaveAsync(ann);
        await ann.BoardAsync(IsHeld);
        await ann.DisposeAsync();
        Cluster.Set(Sql.Id, MirrorRole.None);
        time.Advance(TimeSpan.FromHours(8));

        var bob = await ComeAsync("bob");

        await bob.UntilAsync(() => Cluster[Sql.Id].Role == Source);
        var board = await bob.BoardAsync(IsHeld);
        Assert.That(board.Attendance, Is.EqualTo(new Attendance("bob", "bob")));
        Assert.That(hands.Last(), Is.EqualTo("bob"));
    }

    [Test]
    public async Task Change_BySomebodyElse_IsDoneWithTheirAccountAndMovesTheSeat()
    {
        var ann = await ComeAsync("ann");
        var bob = await ComeAsync("bob");
        await ann.BoardAsync(board => board.Attendance is { Enforcer: "ann" });
        var answer = await bob.SetRoleAsync(Sql.Id, MirrorRole.Source);
        Assert.That((answer.IsPending, answer.Adapter.Role), Is.EqualTo((false, Source)));
        Assert.That(hands, Is.EqualTo(new[] { "bob" }));

        await ann.BoardAsync(board => board.Attendance is { Enforcer: "bob" } && board.Ledger.Length == 1);
        await ann.SetRoleAsync(Web.Id, MirrorRole.Source);
        Assert.That(hands, Is.EqualTo(new[] { "bob", "ann" }));
        Assert.That(await EpochAsync(), Is.EqualTo(3));
        await bob.BoardAsync(board => board.Attendance is { Enforcer: "ann" } && board.Ledger.Length == 2);
    }

    [Test]
    public async Task Change_WhileTheEnforcerWrites_WaitsForTheEndOfTheWrite()
    {
        var ann = await ComeAsync("ann");
        var bob = await ComeAsync("bob");
        held = Cluster.HoldWrites("HV01");
        await SaveAsync(ann);
        await ann.UntilAsync(() => begun.Contains("HV01"));
        var change = bob.SetRoleAsync(Web.Id, MirrorRole.None);
        await bob.PassAsync(TimeSpan.FromSeconds(5));
        Assert.That(change.IsCompleted, Is.False);
        Assert.That(await EpochAsync(), Is.EqualTo(1));

        held.SetResult();

        Assert.ThrowsAsync<AdapterClaimedException>(() => change);
        var board = await bob.BoardAsync(IsHeld);
        Assert.That(board.Attendance, Is.EqualTo(new Attendance("bob", "bob")));
        Assert.That(await EpochAsync(), Is.EqualTo(2));
        Assert.That(Cluster.Writes.GroupBy(write => write.Id).Select(writes => writes.Count()), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Preview_BySomebodyElse_LeavesTheSeat()
    {
        var ann = await ComeAsync("ann");
        var bob = await ComeAsync("bob");
        await ann.BoardAsync(board => board.Attendance is { Enforcer: "ann" });
        var preview = await bob.Engine.PreviewAsync(NewPolicy(), CancellationToken.None);
        Assert.That(preview.Members.Sources, Has.Count.EqualTo(2));
        Assert.That(await EpochAsync(), Is.EqualTo(1));
    }

    private static bool IsHeld(PolicyBoard board) =>
        board.Halted is null && board.Plan.IsSettled && board.Ledger.Length == 4
        && board.Ledger.All(row => row.State == LedgerState.Held);

    private async Task<EngineUnderTest> ComeAsync(string name, bool mayEnforce = true)
    {
        var engine = new EngineUnderTest(
            Cluster,
            Cluster.Seams with { Roles = new Hands(Cluster, node => Begin(name, node)) },
            ClusterKind.FailoverCluster,
            new EngineOptions(),
            store,
            time,
            new Attendee(name, seats) { MayEnforce = mayEnforce },
            "HV01", "HV02");
        present.Add(engine);
        await engine.StatusAsync(status =>
            status.Nodes.Length == 2 && status.Nodes.All(node => node is { Snapshot: not null, Cluster: not null }));
        return engine;
    }

    private void Begin(string name, string node)
    {
        hands.Enqueue(name);
        begun.Enqueue(node);
    }

    private static Task<PolicyRevision> SaveAsync(EngineUnderTest engine) =>
        engine.Engine.SavePolicyAsync(NewPolicy(), null, "ann", CancellationToken.None);

    private async Task<long> EpochAsync() => (await store.RecordAsync("fake", CancellationToken.None)).Epoch;

    /// <summary>Whose write it is.</summary>
    private sealed class Hands(IRoleWriter inner, Action<string> begin) : IRoleWriter
    {
        public Task<IReadOnlyList<RoleOutcome>> WriteAsync(
            string node, IReadOnlyList<RoleChange> changes, CancellationToken cancellationToken)
        {
            begin(node);
            return inner.WriteAsync(node, changes, cancellationToken);
        }
    }
}
