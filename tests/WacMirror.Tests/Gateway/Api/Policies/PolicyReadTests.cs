using System.Text.Json;
using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Policies;

internal sealed class PolicyReadTests
{
    private const string Policies = "/api/clusters/fake/policies";

    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter sensor = Some.Nic(2, "SENSOR");
    private MirrorPolicy policy = null!;
    private ScriptedEngine engine = null!;
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        policy = SomePolicies.Policy(50, "Databases", sql, sensor);
        engine = new ScriptedEngine(sql, sensor) { Board = SomePolicies.Board(policy, sql, sensor) };
        api = await ApiUnderTest.StartAsync(engine);
    }

    [TearDown]
    public async Task StopAsync() => await api.DisposeAsync();

    [Test]
    public async Task List_ShowsHowItStandsWithEachPolicy()
    {
        engine.Board = engine.Board with
        {
            Plan = engine.Board.Plan with { Steps = [SomePolicies.Step(sql, MirrorRole.Source, policy.Id)] },
            Ledger = [SomePolicies.Row(60, sensor, MirrorRole.Destination, policy.Id)],
            Findings = [new Finding(FindingKind.NoDestination) { Policies = [policy.Id], Adapters = [sql.Id] }],
            Failures =
            [
                new StepFailure(
                    new SettingKey.Role(sql.Id), "HV01", NodeFault.Busy, "busy", Some.Moment, Some.Moment.AddSeconds(5)),
            ],
        };
        var only = (await GetAsync(Policies)).GetProperty("items").EnumerateArray().Single();
        Assert.Multiple(() =>
        {
            Assert.That(only.Text("id"), Is.EqualTo(policy.Id.ToString()));
            Assert.That(only.Text("name"), Is.EqualTo("Databases"));
            Assert.That(only.Count("revision"), Is.EqualTo(3));
            Assert.That(only.Text("mode"), Is.EqualTo("Enforce"));
            Assert.That(only.GetProperty("enabled").GetBoolean(), Is.True);
            Assert.That(only.Text("changedBy"), Is.EqualTo("alice"));
            Assert.That(only.Count("sources"), Is.EqualTo(1));
            Assert.That(only.Count("destinations"), Is.EqualTo(1));
            Assert.That(only.Text("rollUp"), Is.EqualTo("Blind"));
            Assert.That(only.GetProperty("coverage").Count("blind"), Is.EqualTo(1));
            Assert.That(only.Count("pending"), Is.EqualTo(1));
            Assert.That(only.Count("failing"), Is.EqualTo(1));
            Assert.That(only.Count("held"), Is.EqualTo(1));
            Assert.That(only.Count("findings"), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task List_OfAHaltedEngine_SaysWhy()
    {
        engine.Board = engine.Board with { Halted = "Another owner took over." };
        Assert.That((await GetAsync(Policies)).Text("halted"), Is.EqualTo("Another owner took over."));
    }

    [Test]
    public async Task Policy_ThatIsPastItsTime_IsShownAsExpired()
    {
        engine.Board = engine.Board with
        {
            Policies = [SomePolicies.Revision(policy with { ExpiresAt = DateTimeOffset.UnixEpoch })],
        };
        var only = (await GetAsync(Policies)).GetProperty("items")[0];
        Assert.That(only.GetProperty("expired").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Policy_ShowsItsMembersAndWhereTheyAre()
    {
        using var response = await api.SendAsync(HttpMethod.Get, $"{Policies}/{policy.Id}");
        Assert.That(response.Headers.ETag!.Tag, Is.EqualTo("\"3\""));
        var view = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        var members = view.GetProperty("members").EnumerateArray().ToList();
        Assert.That(
            members.Select(member => (member.Text("side"), member.GetProperty("adapter").Text("machine"))),
            Is.EquivalentTo(new[] { ("Source", "SQL01"), ("Destination", "SENSOR") }));
        var node = view.GetProperty("nodes").EnumerateArray().Single();
        Assert.That((node.Text("node"), node.Count("sources"), node.Count("destinations")), Is.EqualTo(("HV01", 1, 1)));
    }

    [Test]
    public async Task Plan_ListsWhatRemainsWithTheLastFailure()
    {
        engine.Board = engine.Board with
        {
            Plan = engine.Board.Plan with { Steps = [SomePolicies.Step(sql, MirrorRole.Source, policy.Id)] },
            Failures =
            [
                new StepFailure(new SettingKey.Role(sql.Id), "HV01", NodeFault.TimedOut, "slow", Some.Moment, Some.Moment),
            ],
        };
        var plan = await GetAsync($"{Policies}/{policy.Id}/plan");
        var step = plan.GetProperty("steps").EnumerateArray().Single();
        Assert.Multiple(() =>
        {
            Assert.That(plan.GetProperty("settled").GetBoolean(), Is.False);
            Assert.That(step.Text("phase"), Is.EqualTo("SourcesOn"));
            Assert.That(step.GetProperty("setting").GetProperty("adapter").Text("machine"), Is.EqualTo("SQL01"));
            Assert.That(step.GetProperty("from").Text("role"), Is.EqualTo("None"));
            Assert.That(step.GetProperty("to").Text("role"), Is.EqualTo("Source"));
            Assert.That(step.GetProperty("policies")[0].Text("name"), Is.EqualTo("Databases"));
            Assert.That(step.GetProperty("failure").Text("fault"), Is.EqualTo("TimedOut"));
        });
    }

    [Test]
    public async Task Plan_HasTheRestorationsOfTheSettingsThatThePolicyHeld()
    {
        var step = SomePolicies.Step(sql, MirrorRole.Source) with { Reason = StepReason.Restore };
        engine.Board = engine.Board with
        {
            Plan = engine.Board.Plan with { Steps = [step, SomePolicies.Step(sensor, MirrorRole.Destination, Some.Id(51))] },
            Ledger = [SomePolicies.Row(60, sql, MirrorRole.Source, policy.Id)],
        };
        var plan = await GetAsync($"{Policies}/{policy.Id}/plan");
        Assert.That(
            plan.GetProperty("steps").EnumerateArray().Single().Text("reason"), Is.EqualTo("Restore"));
    }

    [Test]
    public async Task Plan_WithAWriteUnderWay_IsNotSettled()
    {
        var open = SomePolicies.Row(60, sql, MirrorRole.Source, policy.Id) with { State = LedgerState.Open };
        engine.Board = engine.Board with { Ledger = [open] };
        Assert.That((await GetAsync($"{Policies}/{policy.Id}/plan")).GetProperty("settled").GetBoolean(), Is.False);
        Assert.That((await GetAsync(Policies)).GetProperty("items")[0].Count("pending"), Is.EqualTo(1));

        engine.Board = engine.Board with
        {
            Ledger = [open with { Claims = [] }],
            Restoring = engine.Board.Restoring.Add(open.Setting, [policy.Id]),
        };
        Assert.That(
            (await GetAsync($"{Policies}/{policy.Id}/plan")).GetProperty("settled").GetBoolean(), Is.False, "being restored");

        engine.Board = engine.Board with { Ledger = [], IsPlanned = false };
        Assert.That(
            (await GetAsync($"{Policies}/{policy.Id}/plan")).GetProperty("settled").GetBoolean(), Is.False, "not planned yet");
    }

    [Test]
    public async Task Schema_IsServedAsSuch()
    {
        using var response = await api.SendAsync(HttpMethod.Get, $"{Policies}/schema");
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/schema+json"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(PolicySchema.Text));
    }

    [TestCase("/api/clusters/none/policies/schema", "unknown-cluster")]
    [TestCase("/api/clusters/none/policies", "unknown-cluster")]
    [TestCase($"{Policies}/x", "unknown-policy")]
    [TestCase($"{Policies}/00000099-0000-0000-0000-000000000000", "unknown-policy")]
    [TestCase($"{Policies}/00000099-0000-0000-0000-000000000000/plan", "unknown-policy")]
    [TestCase($"{Policies}/00000099-0000-0000-0000-000000000000/history", "unknown-policy")]
    public async Task Get_OfWhatIsNotThere_Is404(string path, string kind) =>
        await api.SendAsync(HttpMethod.Get, path).ErrorAsync(404, kind);

    private Task<JsonElement> GetAsync(string path) => api.SendAsync(HttpMethod.Get, path).BodyAsync();
}
