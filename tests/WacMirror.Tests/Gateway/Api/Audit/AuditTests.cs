using System.Text.Json;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Audit;

internal sealed class AuditTests
{
    private const string Audit = "/api/clusters/fake/audit";

    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter sensor = Some.Nic(2, "SENSOR");
    private MirrorPolicy policy = null!;
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        policy = SomePolicies.Policy(50, "Databases", sql, sensor);
        api = await ApiUnderTest.StartAsync(
            new ScriptedEngine(sql, sensor) { Board = SomePolicies.Board(policy, sql, sensor) });
        var record = await api.Store.TakeOverAsync("fake", CancellationToken.None);
        await api.Store.CommitAsync(
            new ChangeSet("fake", record.Epoch)
            {
                Audit =
                [
                    new AuditRow(Some.Moment, "fake", "alice", "policy.created", policy.Id),
                    new AuditRow(Some.Moment, "fake", AuditRow.Engine, "setting.written", policy.Id, $"role:{sql.Id}", "None → Source"),
                    new AuditRow(Some.Moment, "fake", AuditRow.Stranger, "setting.changed", null, "affinity:Mine"),
                ],
            },
            CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync() => await api.DisposeAsync();

    [Test]
    public async Task Audit_IsListedNewestFirstWithNames()
    {
        var rows = Items(await api.SendAsync(HttpMethod.Get, Audit).BodyAsync());
        Assert.That(rows.Select(row => row.Text("actor")), Is.EqualTo(new[] { "stranger", "wacmirror", "alice" }));
        Assert.Multiple(() =>
        {
            Assert.That(rows[0].TryGetProperty("adapter", out _), Is.False);
            Assert.That(rows[0].TryGetProperty("policy", out _), Is.False);
            Assert.That(rows[1].GetProperty("adapter").Text("machine"), Is.EqualTo("SQL01"));
            Assert.That(rows[1].Text("detail"), Is.EqualTo("None → Source"));
            Assert.That(rows[2].GetProperty("policy").Text("name"), Is.EqualTo("Databases"));
            Assert.That(rows[2].Text("action"), Is.EqualTo("policy.created"));
        });
    }

    [Test]
    public async Task Audit_InPages_LosesAndRepeatsNothing()
    {
        var seen = new List<string?>();
        var path = $"{Audit}?limit=1";
        while (true)
        {
            var page = await api.SendAsync(HttpMethod.Get, path).BodyAsync();
            seen.AddRange(Items(page).Select(row => row.Text("actor")));
            if (!page.TryGetProperty("next", out var next))
                break;
            path = $"{Audit}?limit=1&before={next.GetInt64()}";
        }
        Assert.That(seen, Is.EqualTo(new[] { "stranger", "wacmirror", "alice" }));
    }

    [Test]
    public async Task Audit_OfOnePolicy_HasThoseOnly() => Assert.That(
        Items(await api.SendAsync(HttpMethod.Get, $"{Audit}?policy={policy.Id}").BodyAsync()), Has.Count.EqualTo(2));

    [TestCase("?limit=1001", "invalid-limit")]
    [TestCase("?before=0", "invalid-before")]
    [TestCase("?policy=x", "invalid-policy-id")]
    public async Task Audit_ByWhatIsNone_IsRefused(string query, string kind) =>
        await api.SendAsync(HttpMethod.Get, Audit + query).ErrorAsync(400, kind);

    private static List<JsonElement> Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];
}
