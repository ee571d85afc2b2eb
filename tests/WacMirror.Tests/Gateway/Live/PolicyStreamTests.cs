using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using WacMirror.Core.Coverage;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Live;

[CancelAfter(30_000)]
internal sealed class PolicyStreamTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter sensor = Some.Nic(2, "SENSOR");
    private MirrorPolicy policy = null!;
    private ScriptedEngine engine = null!;
    private ApiUnderTest api = null!;
    private HubConnection hub = null!;

    [SetUp]
    public async Task StartAsync()
    {
        policy = SomePolicies.Policy(50, "Databases", sql, sensor);
        engine = new ScriptedEngine(sql, sensor);
        engine.Board = SomePolicies.Board(policy, sql, sensor) with
        {
            Findings = [new Finding(FindingKind.NoDestination) { Policies = [policy.Id], Adapters = [sql.Id] }],
        };
        api = await ApiUnderTest.StartAsync(engine);
        hub = api.Hub();
        await hub.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await hub.DisposeAsync();
        await api.DisposeAsync();
    }

    [Test]
    public async Task Policies_AreStreamedWholeFirstThenOnlyWhatChanged(CancellationToken cancellationToken)
    {
        await using var updates = hub.StreamAsync<JsonElement>("StreamPolicies", "fake", cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await updates.MoveNextAsync();
        var first = updates.Current;
        Assert.That(first.GetProperty("full").GetBoolean(), Is.True);
        Assert.That(Counts(first), Is.EqualTo((1, 1, 1, 1)));
        var finding = first.GetProperty("findings")[0].Text("id");

        engine.Board = engine.Board with
        {
            Revision = 2,
            Findings = [],
            Coverage = SomePolicies.Coverage(policy, SomePolicies.Source(sql, CoverageState.Flowing, null)),
        };
        await updates.MoveNextAsync();
        var next = updates.Current;
        Assert.Multiple(() =>
        {
            Assert.That(next.GetProperty("full").GetBoolean(), Is.False);
            Assert.That(next.GetProperty("sources")[0].Text("state"), Is.EqualTo("Flowing"));
            Assert.That(next.GetProperty("coverage")[0].Text("rollUp"), Is.EqualTo("Flowing"));
            Assert.That(next.GetProperty("policies")[0].Text("rollUp"), Is.EqualTo("Flowing"));
            Assert.That(next.GetProperty("removedFindings")[0].GetString(), Is.EqualTo(finding));
            Assert.That(next.GetProperty("findings").GetArrayLength(), Is.Zero);
        });

        engine.Board = engine.Board with { Revision = 3, StatusRevision = 9 };
        await updates.MoveNextAsync();
        Assert.That(Counts(updates.Current), Is.EqualTo((0, 0, 0, 0)));
        Assert.That(updates.Current.Count("statusRevision"), Is.EqualTo(9));
    }

    [Test]
    public async Task Policy_ThatIsOver_IsTakenAwayWithItsSources(CancellationToken cancellationToken)
    {
        await using var updates = hub.StreamAsync<JsonElement>("StreamPolicies", "fake", cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await updates.MoveNextAsync();
        engine.Board = engine.Board with { Revision = 2, Policies = [], Findings = [], Coverage = CoverageReport.Empty };
        await updates.MoveNextAsync();
        Assert.Multiple(() =>
        {
            Assert.That(updates.Current.GetProperty("removedPolicies")[0].GetGuid(), Is.EqualTo(policy.Id));
            Assert.That(updates.Current.GetProperty("removedCoverage")[0].GetGuid(), Is.EqualTo(policy.Id));
            Assert.That(updates.Current.GetProperty("removedSources")[0].Text("source"), Is.EqualTo(sql.Id.ToString()));
        });
    }

    [Test]
    public async Task Pending_CountsWritesUnderWayOnceEach(CancellationToken cancellationToken)
    {
        engine.Board = engine.Board with
        {
            Plan = engine.Board.Plan with { Steps = [SomePolicies.Step(sql, MirrorRole.Source, policy.Id)] },
            Ledger =
            [
                SomePolicies.Row(60, sql, MirrorRole.Source, policy.Id) with { State = LedgerState.Open },
                SomePolicies.Row(61, sensor, MirrorRole.Destination) with { State = LedgerState.Open },
            ],
        };
        await using var updates = hub.StreamAsync<JsonElement>("StreamPolicies", "fake", cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await updates.MoveNextAsync();
        Assert.That(updates.Current.Count("pending"), Is.EqualTo(2));
    }

    [Test]
    public async Task Policies_OfAnUnknownCluster_SaySo()
    {
        var error = Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(async () =>
        {
            await foreach (var _ in hub.StreamAsync<object>("StreamPolicies", "none"))
                Assert.Fail("An unknown cluster streamed something.");
        });
        Assert.That(error!.Message, Does.Contain("unknown-cluster"));
        await hub.StopAsync();
    }

    private static (int Policies, int Findings, int Coverage, int Sources) Counts(JsonElement update) => (
        update.GetProperty("policies").GetArrayLength(),
        update.GetProperty("findings").GetArrayLength(),
        update.GetProperty("coverage").GetArrayLength(),
        update.GetProperty("sources").GetArrayLength());
}
