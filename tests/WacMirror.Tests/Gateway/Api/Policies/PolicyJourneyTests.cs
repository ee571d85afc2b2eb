using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WacMirror.Core.Ledger;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Policies;

/// <summary>What an operator does with policies, through the API and a real engine.</summary>
[CancelAfter(120_000)]
internal sealed class PolicyJourneyTests
{
    private const string Policies = "/api/clusters/fake/policies";

    private const string Document = """
        {
          // Comments are fine.
          "name": "Databases", "mode": "enforce", "reason": "CHG-1",
          "sources": { "any": [ { "vm": "SQL*" } ] },
          "destinations": { "any": [ { "vm": "SENSOR" } ] }
        }
        """;

    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter sensor = Some.Nic(2, "SENSOR");
    // Without it the two above would be all that the switch has, and the policy refused.
    private readonly Adapter web = Some.Nic(3, "WEB01");
    private FakeCluster cluster = null!;
    private EngineUnderTest engine = null!;
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        cluster = new FakeCluster();
        cluster.Put(Some.Node("HV01", sql, sensor, web));
        cluster.Own();
        engine = new EngineUnderTest(cluster, "HV01");
        await engine.StatusAsync(status => status.Snapshot.Adapters.Count == 3);
        await engine.BoardAsync(board => board.Halted is null);
        api = await ApiOfAsync(engine);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await api.DisposeAsync();
        await engine.DisposeAsync();
    }

    [Test]
    public async Task Preview_SaysWhatWouldHappenAndStoresNothing()
    {
        var preview = await PostAsync(Policies + "/preview", Document).BodyAsync();
        Assert.Multiple(() =>
        {
            Assert.That(preview.GetProperty("errors").GetArrayLength(), Is.Zero);
            Assert.That(preview.GetProperty("members").GetArrayLength(), Is.EqualTo(2));
            Assert.That(
                preview.GetProperty("steps").EnumerateArray()
                    .Select(step => (step.GetProperty("setting").GetProperty("adapter").Text("machine"), step.GetProperty("to").Text("role"))),
                Is.EqualTo(new[] { ("SENSOR", "Destination"), ("SQL01", "Source") }));
            Assert.That(engine.Store.Commits.Where(commit => !commit.Policies.IsEmpty), Is.Empty);
            Assert.That(cluster.Writes, Is.Empty);
        });
    }

    [Test]
    public async Task Policy_FromDocumentToUndoAndBack_SetsAndRestoresAndIsAudited()
    {
        var created = await PostAsync(Policies, Document).BodyAsync(201);
        var id = created.GetProperty("policy").Text("id");
        Assert.That(created.GetProperty("document").Text("reason"), Is.EqualTo("CHG-1"));
        await engine.BoardAsync(board => board.Ledger.Count(row => row.State == LedgerState.Held) == 2);
        Assert.That((Role(sql), Role(sensor)), Is.EqualTo((MirrorRole.Source, MirrorRole.Destination)));

        await PostAsync($"{Policies}/{id}/undo").BodyAsync(202);
        await engine.BoardAsync(board => board.Ledger.IsEmpty);
        Assert.That((Role(sql), Role(sensor)), Is.EqualTo((MirrorRole.None, MirrorRole.None)));

        var history = await GetAsync($"{Policies}/{id}/history");
        Assert.That(
            history.GetProperty("items").EnumerateArray().Select(entry => (entry.Count("revision"), entry.GetProperty("enabled").GetBoolean())),
            Is.EqualTo(new[] { (2, false), (1, true) }));

        await PostAsync($"{Policies}/{id}/history/1/restore").BodyAsync();
        await engine.BoardAsync(board => board.Ledger.Count(row => row.State == LedgerState.Held) == 2);
        await api.SendAsync(HttpMethod.Delete, $"{Policies}/{id}?revision=3").BodyAsync(202);
        await engine.BoardAsync(board => board.Ledger.IsEmpty && board.Policies.IsEmpty);
        Assert.That((Role(sql), Role(sensor)), Is.EqualTo((MirrorRole.None, MirrorRole.None)));

        await api.SendAsync(HttpMethod.Get, $"{Policies}/{id}").ErrorAsync(404, "unknown-policy");
        var last = (await GetAsync($"{Policies}/{id}/history")).GetProperty("items")[0];
        Assert.That(last.GetProperty("ended").GetBoolean(), Is.True);
        var actors = (await GetAsync($"/api/clusters/fake/audit?policy={id}")).GetProperty("items").EnumerateArray()
            .Where(row => row.Text("action")!.StartsWith("policy.", StringComparison.Ordinal)).ToList();
        Assert.That(actors.Select(row => row.Text("actor")), Has.All.EqualTo("local operator"));
        Assert.That(actors[^1].Text("action"), Is.EqualTo("policy.created"));
        Assert.That(actors[0].Text("action"), Is.EqualTo("policy.ended"));
    }

    [Test]
    public async Task Document_AsItWasRead_ReplacesThePolicyOnce()
    {
        var created = await PostAsync(Policies, Document).BodyAsync(201);
        var path = $"{Policies}/{created.GetProperty("policy").Text("id")}";
        var document = (await GetAsync(path)).GetProperty("document").GetRawText().Replace("CHG-1", "CHG-2", StringComparison.Ordinal);
        var replaced = await api.SendAsync(HttpMethod.Put, path, document).BodyAsync();
        Assert.That(replaced.GetProperty("policy").Text("reason"), Is.EqualTo("CHG-2"));
        var stale = await api.SendAsync(HttpMethod.Put, path, document).ErrorAsync(409, "stale-revision");
        Assert.That((stale.Text("value"), stale.GetProperty("allowed")[0].GetString()), Is.EqualTo(("1", "2")));
    }

    [Test]
    public async Task Replacement_WithoutAnyRevision_IsRefused()
    {
        var created = await PostAsync(Policies, Document).BodyAsync(201);
        var problem = await api.SendAsync(HttpMethod.Put, $"{Policies}/{created.GetProperty("policy").Text("id")}", Document)
            .ErrorAsync(400, "invalid-policy");
        Assert.That(problem.Text("field"), Is.EqualTo("revision"));
    }

    [Test]
    public async Task Document_WithManyMistakes_IsRefusedWithAllOfThemAndTheirPlaces()
    {
        const string Wrong = """
            {
              "name": "Wrong", "cluster": "other", "colour": "red",
              "sources": { "any": [] },
              "destinations": { "any": [ { "vm": "SENSOR" } ] },
              "expiresAt": "2001-01-01T00:00:00Z"
            }
            """;
        var problem = await PostAsync(Policies, Wrong).ErrorAsync(400, "invalid-policy");
        var errors = problem.GetProperty("errors").EnumerateArray().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(
                errors.Select(error => (error.Text("field"), error.Count("line"))),
                Is.SupersetOf(new[] { ("cluster", 2), ("colour", 2), ("sources.any", 3), ("expiresAt", 5) }));
            Assert.That(errors.Select(error => error.Text("allowed")), Has.All.Not.Empty);
            Assert.That(engine.Store.Commits.Where(commit => !commit.Policies.IsEmpty), Is.Empty);
        });
    }

    [TestCase("""{ "name": "X", "sources": """, 400, "invalid-policy")]
    [TestCase("", 400, "invalid-policy")]
    public async Task Document_ThatIsNoJson_IsRefused(string text, int status, string kind) =>
        await PostAsync(Policies, text).ErrorAsync(status, kind);

    [Test]
    public async Task Document_ThatIsNoTextOrTooLong_IsRefused()
    {
        await api.SendAsync(HttpMethod.Post, Policies, change: request => request.Content = Json([0xFF, 0xFE, 0xFF]))
            .ErrorAsync(400, "malformed-body");
        await api.SendAsync(HttpMethod.Post, Policies, change: request => request.Content = Json(new byte[256 * 1024 + 1]))
            .ErrorAsync(413, "body-too-large");
    }

    [Test]
    public async Task Documents_ThatClaimTheSameAdapter_AreRefusedAtTheirPlace()
    {
        await PostAsync(Policies, Document).BodyAsync(201);
        var other = Document.Replace("Databases", "Reversed", StringComparison.Ordinal)
            .Replace("SENSOR", "WEB01", StringComparison.Ordinal).Replace("SQL*", "SENSOR", StringComparison.Ordinal);
        var problem = await PostAsync(Policies, other).ErrorAsync(400, "invalid-policy");
        var error = problem.GetProperty("errors").EnumerateArray().First();
        Assert.That(error.Text("kind"), Is.EqualTo("overlapping-claims"));
        Assert.That(error.Count("line"), Is.EqualTo(4));
    }

    [Test]
    public async Task Role_OfAPolicysMember_CannotBeSetByHand()
    {
        await PostAsync(Policies, Document).BodyAsync(201);
        var problem = await api.SendAsync(
            HttpMethod.Put, $"/api/clusters/fake/adapters/{sql.Id}/role", """{ "role": "None" }""").ErrorAsync(409, "adapter-claimed");
        Assert.That(problem.GetProperty("policy").Text("name"), Is.EqualTo("Databases"));
    }

    [Test]
    public async Task SecondInstallationOnTheSameStore_TakesOverAndTheFirstSaysSo()
    {
        await using var second = new EngineUnderTest(
            cluster, cluster.Seams, ClusterKind.FailoverCluster, new EngineOptions(), engine.Store, engine.Time, "HV01");
        // Before it has read, no selector matches anything there.
        await second.StatusAsync(status => status.ReadAt is not null);
        await second.BoardAsync(board => board.Halted is null);
        await PostAsync(Policies, Document).ErrorAsync(503, "policies-halted");
        Assert.That((await GetAsync(Policies)).Text("halted"), Is.Not.Empty);

        await using var other = await ApiOfAsync(second);
        await other.SendAsync(HttpMethod.Post, Policies, Document).BodyAsync(201);
        await second.BoardAsync(board => board.Ledger.Count(row => row.State == LedgerState.Held) == 2);
        Assert.That((Role(sql), Role(sensor)), Is.EqualTo((MirrorRole.Source, MirrorRole.Destination)));
    }

    private static Task<ApiUnderTest> ApiOfAsync(EngineUnderTest engine) => ApiUnderTest.StartAsync(
        services =>
        {
            services.AddSingleton<IStore>(engine.Store);
            services.AddSingleton<TimeProvider>(engine.Time);
        },
        engine.Engine);

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return content;
    }

    private MirrorRole Role(Adapter adapter) => cluster[adapter.Id].Role.Role;

    private Task<HttpResponseMessage> PostAsync(string path, string? body = null) => api.SendAsync(HttpMethod.Post, path, body);

    private Task<JsonElement> GetAsync(string path) => api.SendAsync(HttpMethod.Get, path).BodyAsync();
}
