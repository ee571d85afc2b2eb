using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using WacMirror.Core.Coverage;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Security;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Coverage;

internal sealed class CoverageTests
{
    private const string Coverage = "/api/clusters/fake/coverage";

    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter web = Some.Nic(2, "WEB01", "HV02");
    private readonly Adapter sensor = Some.Nic(3, "SENSOR");
    private MirrorPolicy policy = null!;
    private ScriptedEngine engine = null!;
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        policy = SomePolicies.Policy(50, "Databases", sql, sensor);
        engine = new ScriptedEngine(sql, web, sensor);
        engine.Board = SomePolicies.Board(policy, sql, sensor) with
        {
            Coverage = SomePolicies.Coverage(
                policy,
                SomePolicies.Source(sql) with { UnreachedGroups = ["sensors"] },
                SomePolicies.Source(web, CoverageState.Flowing, null) with { IsLeaking = true }),
        };
        api = await ApiUnderTest.StartAsync(engine);
    }

    [TearDown]
    public async Task StopAsync() => await api.DisposeAsync();

    [Test]
    public async Task Coverage_HasTheRollUpTheMatrixAndEverySource()
    {
        var view = await api.SendAsync(HttpMethod.Get, Coverage).BodyAsync();
        var row = view.GetProperty("policies").EnumerateArray().Single();
        var sources = view.GetProperty("sources").EnumerateArray().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(row.Text("name"), Is.EqualTo("Databases"));
            Assert.That(row.Text("rollUp"), Is.EqualTo("Blind"));
            Assert.That(
                row.GetProperty("nodes").EnumerateArray().Select(node => (node.Text("node"), node.Text("state"), node.Count("sources"))),
                Is.EqualTo(new[] { ("HV01", "Blind", 1), ("HV02", "Flowing", 1) }));
            Assert.That((row.GetProperty("counts").Count("blind"), row.GetProperty("counts").Count("leaking")), Is.EqualTo((1, 1)));
            Assert.That(
                sources.Select(source => (source.Text("source"), source.Text("machine"), source.Text("state"))),
                Is.EqualTo(new[] { (sql.Id.ToString(), "SQL01", "Blind"), (web.Id.ToString(), "WEB01", "Flowing") }));
            Assert.That(sources[0].Text("reason"), Is.EqualTo("NoDestination"));
            Assert.That(sources[0].GetProperty("unreached")[0].GetString(), Is.EqualTo("sensors"));
            Assert.That(sources[1].TryGetProperty("reason", out _), Is.False);
            Assert.That(sources[1].GetProperty("leaking").GetBoolean(), Is.True);
        });
    }

    [Test]
    public async Task Coverage_OfAnotherPolicy_IsEmpty()
    {
        var view = await api.SendAsync(HttpMethod.Get, $"{Coverage}?policy={Some.Id(51)}").BodyAsync();
        Assert.That(view.GetProperty("policies").GetArrayLength() + view.GetProperty("sources").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Intervals_OfATime_AreThoseThatOverlapIt()
    {
        await StoreAsync(api, Interval(1, 0, 10), Interval(2, 20, 30), Interval(3, 40, null));
        var list = await api.SendAsync(HttpMethod.Get, $"{Coverage}/intervals?from={At(15)}&to={At(35)}").BodyAsync();
        var only = list.GetProperty("items").EnumerateArray().Single();
        Assert.Multiple(() =>
        {
            Assert.That(only.Text("id"), Is.EqualTo(Some.Id(2).ToString()));
            Assert.That(only.GetProperty("policy").Text("name"), Is.EqualTo("Databases"));
            Assert.That(only.GetProperty("source").Text("machine"), Is.EqualTo("SQL01"));
            Assert.That(only.Text("reason"), Is.EqualTo("NoDestination"));
            Assert.That(only.GetProperty("cause").Text("kind"), Is.EqualTo("SourceMoved"));
            Assert.That((only.GetProperty("packets").Count("low"), only.GetProperty("packets").Count("high")), Is.EqualTo((5, 9)));
            Assert.That(list.GetProperty("truncated").GetBoolean(), Is.False);
        });
    }

    [Test]
    public async Task Intervals_BeyondTheLimit_AreSaidToBeThere()
    {
        await StoreAsync(api, Interval(1, 0, 10), Interval(2, 20, 30));
        var list = await api.SendAsync(HttpMethod.Get, $"{Coverage}/intervals?limit=1").BodyAsync();
        Assert.That(list.GetProperty("items").EnumerateArray().Single().Text("id"), Is.EqualTo(Some.Id(2).ToString()));
        Assert.That(list.GetProperty("truncated").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Intervals_ForWhoMayNotReadCounters_HaveNoPackets()
    {
        await using var limited = await ApiUnderTest.StartAsync(
            services => services.AddSingleton<IClaimsTransformation>(new Granted(Permissions.ReadPolicies)), engine);
        await StoreAsync(limited, Interval(1, 0, 10));
        var only = (await limited.SendAsync(HttpMethod.Get, $"{Coverage}/intervals").BodyAsync()).GetProperty("items")[0];
        Assert.That(only.TryGetProperty("packets", out _), Is.False);
    }

    [TestCase("/intervals?from=yesterday", "invalid-from")]
    [TestCase("/intervals?to=soon", "invalid-to")]
    [TestCase("/intervals?limit=0", "invalid-limit")]
    [TestCase("/intervals?limit=10001", "invalid-limit")]
    [TestCase("/intervals?policy=x", "invalid-policy-id")]
    [TestCase("?policy=x", "invalid-policy-id")]
    public async Task Get_ByWhatIsNone_IsRefused(string query, string kind) =>
        await api.SendAsync(HttpMethod.Get, Coverage + query).ErrorAsync(400, kind);

    private static string At(int second) =>
        Uri.EscapeDataString(Some.Moment.AddSeconds(second).ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    private BlindInterval Interval(int number, int start, int? end) => new(
        Some.Id(number),
        "fake",
        policy.Id,
        sql.Id,
        "HV01",
        Some.Moment.AddSeconds(start),
        end is { } second ? Some.Moment.AddSeconds(second) : null,
        BlindReason.NoDestination,
        new BlindCause(BlindCauseKind.SourceMoved, "HV02", "HV01"),
        new PacketRange(5, 9));

    private static async Task StoreAsync(ApiUnderTest api, params BlindInterval[] intervals)
    {
        var record = await api.Store.TakeOverAsync("fake", CancellationToken.None);
        await api.Store.CommitAsync(new ChangeSet("fake", record.Epoch) { Intervals = [.. intervals] }, CancellationToken.None);
    }
}
