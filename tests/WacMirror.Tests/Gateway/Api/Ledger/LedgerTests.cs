using System.Text.Json;
using WacMirror.Core.Ledger;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Ledger;

internal sealed class LedgerTests
{
    private const string Ledger = "/api/clusters/fake/ledger";

    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter sensor = Some.Nic(2, "SENSOR");
    private MirrorPolicy policy = null!;
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        policy = SomePolicies.Policy(50, "Databases", sql, sensor);
        var held = SomePolicies.Row(60, sql, MirrorRole.Source, policy.Id);
        var capture = held with
        {
            Id = Some.Id(61),
            Setting = new SettingKey.Capture(Some.Id(9000)),
            Prior = new SettingValue.Capture(false),
            Applied = new SettingValue.Capture(true),
            Claims = [],
        };
        api = await ApiUnderTest.StartAsync(
            new ScriptedEngine(sql, sensor) { Board = SomePolicies.Board(policy, sql, sensor) with { Ledger = [held, capture] } });
        var record = await api.Store.TakeOverAsync("fake", CancellationToken.None);
        await api.Store.CommitAsync(
            new ChangeSet("fake", record.Epoch)
            {
                Ledger = [held with { Claims = [], State = LedgerState.Released, Outcome = ReleaseOutcome.Restored }],
            },
            CancellationToken.None);
    }

    [TearDown]
    public async Task StopAsync() => await api.DisposeAsync();

    [Test]
    public async Task Ledger_SaysWhatIsOursAndWhatAnUndoRestores()
    {
        var rows = Items(await api.SendAsync(HttpMethod.Get, Ledger).BodyAsync());
        Assert.That(rows, Has.Count.EqualTo(2));
        Assert.Multiple(() =>
        {
            Assert.That(rows[0].GetProperty("setting").Text("kind"), Is.EqualTo("Role"));
            Assert.That(rows[0].GetProperty("setting").GetProperty("adapter").Text("machine"), Is.EqualTo("SQL01"));
            Assert.That(rows[0].GetProperty("prior").Text("role"), Is.EqualTo("None"));
            Assert.That(rows[0].GetProperty("prior").GetProperty("absent").GetBoolean(), Is.True);
            Assert.That(rows[0].GetProperty("applied").Text("role"), Is.EqualTo("Source"));
            Assert.That(rows[0].GetProperty("policies")[0].Text("name"), Is.EqualTo("Databases"));
            Assert.That(rows[1].GetProperty("setting").Text("switch"), Is.EqualTo("Production"));
            Assert.That(rows[1].GetProperty("applied").GetProperty("on").GetBoolean(), Is.True);
        });
    }

    [Test]
    public async Task Ledger_OfOnePolicy_HasThoseOnly() => Assert.That(
        Items(await api.SendAsync(HttpMethod.Get, $"{Ledger}?policy={policy.Id}").BodyAsync()), Has.Count.EqualTo(1));

    [Test]
    public async Task Ledger_OfAllTimes_SaysHowEachRowEnded()
    {
        var only = Items(await api.SendAsync(HttpMethod.Get, $"{Ledger}?all=true").BodyAsync()).Single();
        Assert.That((only.Text("state"), only.Text("outcome")), Is.EqualTo(("Released", "Restored")));
    }

    [TestCase("?all=yes", "invalid-all")]
    [TestCase("?policy=x", "invalid-policy-id")]
    public async Task Ledger_ByWhatIsNone_IsRefused(string query, string kind) =>
        await api.SendAsync(HttpMethod.Get, Ledger + query).ErrorAsync(400, kind);

    private static List<JsonElement> Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];
}
