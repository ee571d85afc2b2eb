using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine.Policies;

/// <summary>From a policy to roles on nodes, and back.</summary>
internal sealed class ReconcileTests : DeskFixture
{
    /// <summary>A node whose reading is held is not taken for silent, however far the clock runs ahead.</summary>
    private static readonly EngineOptions HeldReads = new() { ReadDeadline = EngineUnderTest.Never };

    [Test]
    public async Task Policy_ThatIsSaved_IsAppliedDestinationsFirstAndTold()
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());

        var board = await SettledAsync(board => board.Ledger.Length == 4);

        Assert.That(Roles(), Is.EqualTo(new[] { Source, Destination, Source, Destination }));
        foreach (var node in new[] { "HV01", "HV02" })
            Assert.That(
                Cluster.Writes.Where(write => write.Node == node).Select(write => write.Wanted),
                Is.EqualTo(new[] { Destination, Source }), node);
        Assert.That(board.Policies.Single(), Is.EqualTo(saved));
        Assert.That(board.Ledger.SelectMany(row => row.Claims), Is.All.EqualTo(saved.Policy.Id));
        Assert.That(await ActionsAsync(Sql), Is.EqualTo(new[] { "wacmirror role.applied None -> Source" }));
        Assert.That((await AuditAsync())[0].Action, Is.EqualTo("cluster.taken-over"));
        Assert.That((await AuditAsync())[1], Has.Property("Actor").EqualTo("ann").And.Property("Action").EqualTo("policy.created"));
    }

    [Test]
    public async Task Intent_IsDurableBeforeAnythingIsSent()
    {
        await StartAsync();
        var open = new List<bool>();
        Cluster.OnWrite = (_, changes) => open.AddRange(changes.Select(change =>
            Test.Store.Commits.SelectMany(commit => commit.Ledger).Any(row =>
                row.Setting == new SettingKey.Role(change.Adapter.Id) && row is { State: LedgerState.Open, Epoch: 1 })));
        await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        Assert.That(open, Is.EqualTo(new[] { true, true, true, true }));
    }

    [Test]
    public async Task Policy_ThatEnds_LeavesEverythingAsItWasFound()
    {
        Cluster.Set(Web.Id, new RoleSetting(MirrorRole.None, 7));
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);

        await EndAsync(saved);

        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Roles(), Is.EqualTo(new[] { default, default, new RoleSetting(MirrorRole.None, 7), default }));
        Assert.That(
            Cluster.Writes.Where(write => write.Node == "HV01").Skip(2).Select(write => write.Before),
            Is.EqualTo(new[] { Source, Destination }), "sources first");
        Assert.That((await ActionsAsync(Sql))[^1], Is.EqualTo("wacmirror role.restored Source -> None"));
        Assert.That((await AuditAsync()).Last(row => row.Setting is not null).Policy, Is.EqualTo(saved.Policy.Id));
    }

    [Test]
    public async Task Machine_ThatAppears_JoinsByItself()
    {
        await StartAsync();
        await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        var later = Kit.Some.Nic(5, "SQL03");
        Cluster.Put(Kit.Some.Node("HV01", Cluster[Sql.Id], Cluster[Collector.Id], later));
        await SettledAsync(board => board.Ledger.Length == 5);
        Assert.That(Cluster[later.Id].Role, Is.EqualTo(Source));
    }

    [Test]
    public async Task Node_ThatIsSilent_DelaysNobodyAndIsBroughtRightWhenItAnswers()
    {
        await StartAsync();
        Cluster.Fail("HV02", NodeFault.Unreachable);
        await Test.StatusAsync(status => status.Errors.Length == 1);
        await SaveAsync(NewPolicy());
        await Test.BoardAsync(board => board.Ledger.Count(row => row.State == LedgerState.Held) == 2);
        Assert.That(Roles(), Is.EqualTo(new[] { Source, Destination, default, default }));
        Assert.That(Cluster.Writes.Select(write => write.Node), Is.All.EqualTo("HV01"));

        Cluster.Heal("HV02");

        await SettledAsync(board => board.Ledger.Length == 4);
        Assert.That(Roles(), Is.EqualTo(new[] { Source, Destination, Source, Destination }));
    }

    [Test]
    public async Task Node_ThatHangsInAWrite_DelaysNobody()
    {
        await StartAsync();
        var held = Cluster.HoldWrites("HV02");
        await SaveAsync(NewPolicy());
        await Test.BoardAsync(board => board.Ledger.Count(row => row.State == LedgerState.Held) == 2);
        held.SetResult();
        await SettledAsync(board => board.Ledger.Length == 4);
    }

    [Test]
    public async Task Write_ThatEndsAfterItsPolicy_IsUnderWayUntilItIsTakenBack()
    {
        await StartAsync();
        var held = Cluster.HoldWrites("HV01");
        var saved = await SaveAsync(NewPolicy("SQL01", "COL01"));
        await Test.BoardAsync(board => board.Ledger.Any(row => row.State == LedgerState.Open));
        await EndAsync(saved);
        await Test.BoardAsync(board => board.IsPlanned && board.Policies.IsEmpty);
        held.SetResult();

        // No time passes here, so that the next plan does not come first.
        await foreach (var board in Test.Engine.WatchPoliciesAsync(CancellationToken.None))
            if (board.Ledger.Any(row => row.State == LedgerState.Held))
            {
                Assert.That(board.Plan.Steps.Length + board.UnderWay.Count(), Is.EqualTo(1));
                break;
            }

        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Roles(), Is.All.EqualTo(RoleSetting.None));
    }

    [Test]
    public async Task Setting_ThatANodeRefuses_IsTriedAgainLaterAndLaterAndCostsItselfOnly()
    {
        await StartAsync();
        Cluster.Refuse(Sql.Id, NodeFault.Busy);
        await SaveAsync(NewPolicy());

        await Test.BoardAsync(board => board.Failures is [{ Fault: NodeFault.Busy }]);
        await Test.UntilAsync(() => Tries() == 4);
        // The board tells of a try after the node does.
        await Test.BoardAsync(
            board => board.Failures is [var last] && last.RetryAt - last.At > TimeSpan.FromSeconds(10));

        Assert.That(Roles(), Is.EqualTo(new[] { default, Destination, Source, Destination }));
        var board = await Test.Engine.PoliciesAsync(CancellationToken.None);
        Assert.That(board.Ledger.Count(row => row.Setting == new SettingKey.Role(Sql.Id)), Is.Zero, "nothing was written");
        Cluster.Refuse(Sql.Id, null);
        await SettledAsync(board => board.Ledger.Length == 4 && board.Failures.IsEmpty);

        int Tries() => Cluster.Writes.Count(write => write.Id == Sql.Id);
    }

    [Test]
    public async Task Role_ThatSomebodySetsJustBeforeTheWrite_IsNotOverwritten()
    {
        await StartAsync();
        Cluster.OnWrite = (_, changes) =>
        {
            if (changes.Any(change => change.Adapter.Id == Sql.Id))
                Cluster.Set(Sql.Id, MirrorRole.Destination);
        };
        await SaveAsync(NewPolicy());
        var board = await Test.BoardAsync(board => board.Findings.Any(finding => finding.Kind == FindingKind.ForeignRole)
            && board.Ledger.Length == 3);
        Assert.That(Roles(), Is.EqualTo(new[] { Destination, Destination, Source, Destination }));
        Assert.That(board.Ledger.Select(row => row.Setting), Has.None.EqualTo(new SettingKey.Role(Sql.Id)));
    }

    [Test]
    public async Task Answer_ThatIsLost_LeavesTheRowOpenUntilTheNextReadingSettlesIt()
    {
        await StartAsync(HeldReads);
        // The reading that would settle it is held, or nobody might see the row open.
        var reads = Cluster.HoldReads("HV01");
        Cluster.LoseAnswers("HV01", true);
        await SaveAsync(NewPolicy());
        await Test.BoardAsync(board => board.Ledger.Any(row => row is { State: LedgerState.Open, Node: "HV01" }) && board.Failures.Length > 0);
        Cluster.LoseAnswers("HV01", false);
        reads.SetResult();
        await SettledAsync(board => board.Ledger.Length == 4);
        Assert.That(Roles(), Is.EqualTo(new[] { Source, Destination, Source, Destination }));
        Assert.That(Cluster.Writes.Count(write => write.Id == Collector.Id), Is.EqualTo(1), "it had happened");
    }

    [Test]
    public async Task Answer_ThatIsLostWithItsNode_IsSettledWhereTheMachineWentOn()
    {
        await StartAsync(HeldReads);
        var reads = Cluster.HoldReads("HV01");
        Cluster.LoseAnswers("HV01", true);
        await SaveAsync(NewPolicy());
        await Test.BoardAsync(board => board.Failures.Any(failure => failure.Setting == new SettingKey.Role(Sql.Id)));
        Cluster.Fail("HV01", NodeFault.Unreachable);
        reads.SetResult();
        Cluster.Move(Sql, "HV02");
        await Test.BoardAsync(board => board.Ledger.Any(row => row.Setting == new SettingKey.Role(Sql.Id)
            && row.State == LedgerState.Held));
    }

    [Test]
    public async Task Move_TakesTheRoleAlongAndItsUndoToo()
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        Cluster.Move(Sql, "HV02");
        await Test.StatusAsync(status => status.Snapshot.Adapters[Sql.Id] is { Node: "HV02", Presence: Presence.AtRest });
        await EndAsync(saved);
        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Roles(), Is.All.EqualTo(RoleSetting.None));
    }
}
