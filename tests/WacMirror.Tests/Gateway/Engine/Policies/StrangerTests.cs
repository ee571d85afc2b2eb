using WacMirror.Core.Planning;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Engine.Policies;

/// <summary>Other hands on the same settings.</summary>
internal sealed class StrangerTests : DeskFixture
{
    [Test]
    public async Task Change_ByAStranger_IsRepairedAndTold()
    {
        await StartAsync();
        await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        Cluster.Set(Sql.Id, MirrorRole.None);
        await Test.UntilAsync(() => Cluster[Sql.Id].Role == Source);
        await SettledAsync();
        Assert.That(await ActionsAsync(Sql), Is.EqualTo(new[]
        {
            "wacmirror role.applied None -> Source", "stranger role.drifted Source -> None", "wacmirror role.repaired None -> Source",
        }));
    }

    [Test]
    public async Task Fight_WithAnotherTool_IsGivenUpAndReported()
    {
        await StartAsync();
        await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        for (var round = 0; round < RepairLog.Limit; round++)
        {
            Cluster.Set(Sql.Id, MirrorRole.None);
            await Test.UntilAsync(() => Cluster[Sql.Id].Role == Source);
        }

        Cluster.Set(Sql.Id, MirrorRole.None);

        await Test.BoardAsync(board => board.Findings.Any(finding => finding.Kind == FindingKind.RepairFight));
        await Test.PassAsync(TimeSpan.FromMinutes(2));
        Assert.That(Cluster[Sql.Id].Role, Is.EqualTo(RoleSetting.None));
    }

    [Test]
    public async Task Change_ByAStranger_IsLeftWhenThePolicyEnds()
    {
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        var held = Cluster.HoldWrites("HV01");
        Cluster.Set(Sql.Id, new RoleSetting(MirrorRole.Destination, 5));
        await EndAsync(saved);
        held.SetResult();
        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Roles(), Is.EqualTo(new[] { new RoleSetting(MirrorRole.Destination, 5), default, default, default }));
        Assert.That((await ActionsAsync(Sql))[^1], Does.StartWith("stranger role.left"));
    }

    [Test]
    public async Task Role_ThatWasThereBefore_IsForeignAndLeftUntilItIsAdopted()
    {
        Cluster.Set(Sql.Id, MirrorRole.Source);
        await StartAsync();
        var saved = await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 3);

        var adopted = await Test.Engine.AdoptAsync(
            saved.Policy.Id, [], AdoptRelease.LeaveAsFound, "ann", CancellationToken.None);

        Assert.That(adopted, Is.EqualTo(new[] { Sql.Id }));
        await SettledAsync(board => board.Ledger.Length == 4);
        Assert.That(Cluster.Writes.Select(write => write.Id), Has.None.EqualTo(Sql.Id));
        await EndAsync(saved);
        await SettledAsync(board => board.Ledger.IsEmpty);
        Assert.That(Roles(), Is.EqualTo(new[] { Source, default, default, default }));
    }

    [Test]
    public async Task Installations_TwoOnOneCluster_NeverFight()
    {
        await StartAsync();
        await SaveAsync(NewPolicy());
        await SettledAsync(board => board.Ledger.Length == 4);
        var writes = Cluster.Writes.Count;
        await using var other = new EngineUnderTest(
            Cluster, Cluster.Seams, ClusterKind.FailoverCluster, new EngineOptions(), new MemoryStore(), Test.Time, "HV01", "HV02");
        await other.StatusAsync(status => status.Snapshot.Adapters.Count == 4);

        await other.Engine.SavePolicyAsync(
            NewPolicy() with { Session = 3 }, null, "bob", CancellationToken.None);

        var board = await other.BoardAsync(board => board.Findings.Count(it => it.Kind == FindingKind.ForeignRole) > 0);
        await other.PassAsync(TimeSpan.FromMinutes(1));
        Assert.That(Cluster.Writes, Has.Count.EqualTo(writes));
        Assert.That(board.Ledger, Is.Empty);
        Assert.That(board.Findings.SelectMany(it => it.Adapters), Is.SupersetOf(new[] { Sql.Id, Web.Id, Collector.Id, Collector2.Id }));
    }
}
