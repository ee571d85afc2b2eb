using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Policies;

/// <summary>What of a request reaches the engine, and what never does.</summary>
internal sealed class PolicyChangeTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter sensor = Some.Nic(2, "SENSOR");
    private MirrorPolicy policy = null!;
    private ScriptedEngine engine = null!;
    private ApiUnderTest api = null!;

    private string Path => $"/api/clusters/fake/policies/{policy.Id}";

    [SetUp]
    public async Task StartAsync()
    {
        policy = SomePolicies.Policy(50, "Databases", sql, sensor) with { Mode = PolicyMode.Observe, IsEnabled = false };
        engine = new ScriptedEngine(sql, sensor) { Board = SomePolicies.Board(policy, sql, sensor) };
        api = await ApiUnderTest.StartAsync(
            services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(Some.Moment)), engine);
    }

    [TearDown]
    public async Task StopAsync() => await api.DisposeAsync();

    [Test]
    public async Task Apply_WithoutABody_SwitchesOnAsAWholeAndForGood()
    {
        var view = await api.SendAsync(HttpMethod.Post, Path + "/apply").BodyAsync(202);
        Assert.That(view.GetProperty("policy").Count("revision"), Is.EqualTo(4));
        var call = engine.Calls.Single();
        Assert.Multiple(() =>
        {
            Assert.That(call.What, Is.EqualTo("save"));
            Assert.That(call.Policy, Is.EqualTo(policy with { Mode = PolicyMode.Enforce, IsEnabled = true }));
            Assert.That(call.Rollout, Is.Null);
            Assert.That(call.Actor, Is.EqualTo("local operator"));
        });
    }

    [Test]
    public async Task Apply_WithCaution_SaysUntilWhen()
    {
        await api.SendAsync(HttpMethod.Post, Path + "/apply", $$"""
            { "revision": 2, "mode": "Observe", "confirmWithinSeconds": 300,
              "canary": { "adapter": "{{sql.Id}}", "seconds": 30, "dropLimit": 5 } }
            """).BodyAsync(202);
        var call = engine.Calls.Single();
        Assert.Multiple(() =>
        {
            Assert.That(call.Policy!.Revision, Is.EqualTo(2));
            Assert.That(call.Policy.Mode, Is.EqualTo(PolicyMode.Observe));
            Assert.That(call.Rollout!.Canary, Is.EqualTo(sql.Id));
            Assert.That(call.Rollout.CanaryDropLimit, Is.EqualTo(5));
            Assert.That(call.Rollout.CanaryUntil, Is.EqualTo(Some.Moment.AddSeconds(30)));
            Assert.That(call.Rollout.ConfirmBy, Is.EqualTo(Some.Moment.AddSeconds(300)));
        });
    }

    [Test]
    public async Task Apply_WithMistakes_NamesAllAndDoesNothing()
    {
        var problem = await api.SendAsync(HttpMethod.Post, Path + "/apply", """
            { "confirmWithinSeconds": 0, "canary": { "adapter": "sql", "seconds": 100000, "dropLimit": -1 } }
            """).ErrorAsync(400, "invalid-apply");
        Assert.That(
            problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("field")),
            Is.EqualTo(new[] { "confirmWithinSeconds", "canary.seconds", "canary.adapter", "canary.dropLimit" }));
        Assert.That(engine.Calls, Is.Empty);
    }

    [Test]
    public async Task Apply_WithAnUnknownMember_IsRefused()
    {
        await api.SendAsync(HttpMethod.Post, Path + "/apply", """{ "force": true }""").ErrorAsync(400, "malformed-body");
        Assert.That(engine.Calls, Is.Empty);
    }

    [Test]
    public async Task Undo_SwitchesOff()
    {
        engine.Board = engine.Board with { Policies = [SomePolicies.Revision(policy with { IsEnabled = true })] };
        await api.SendAsync(HttpMethod.Post, Path + "/undo").BodyAsync(202);
        var call = engine.Calls.Single();
        Assert.That(call.Policy!.IsEnabled, Is.False);
        Assert.That(call.Policy.Revision, Is.EqualTo(3));
    }

    [Test]
    public async Task Undo_BasedOnAnETag_IsBasedOnThatRevision()
    {
        await api.SendAsync(HttpMethod.Post, Path + "/undo", change: request => request.Headers.Add("If-Match", "\"2\"")).BodyAsync(202);
        Assert.That(engine.Calls.Single().Policy!.Revision, Is.EqualTo(2));
    }

    [TestCase("DELETE", "", null, "invalid-revision")]
    [TestCase("DELETE", "?revision=0", null, "invalid-revision")]
    [TestCase("DELETE", "?revision=x", null, "invalid-revision")]
    [TestCase("DELETE", "", "\"x\"", "invalid-if-match")]
    public async Task Change_WithoutAUsableRevision_IsRefused(string method, string query, string? match, string kind)
    {
        await api.SendAsync(new HttpMethod(method), Path + query, change: request =>
        {
            if (match is not null)
                request.Headers.Add("If-Match", match);
        }).ErrorAsync(400, kind);
        Assert.That(engine.Calls, Is.Empty);
    }

    [Test]
    public async Task Delete_EndsThePolicyAtItsRevision()
    {
        await api.SendAsync(HttpMethod.Delete, Path + "?revision=3").BodyAsync(202);
        var call = engine.Calls.Single();
        Assert.That((call.What, call.Id, call.Revision, call.Actor), Is.EqualTo(("end", policy.Id, 3, "local operator")));
    }

    [Test]
    public async Task Confirm_IsMadeByWhoAsks()
    {
        await api.SendAsync(HttpMethod.Post, Path + "/confirm").BodyAsync();
        Assert.That(engine.Calls.Single(), Is.EqualTo(new ScriptedCall("confirm", policy.Id) { Actor = "local operator" }));
    }

    [Test]
    public async Task Adopt_NamesWhatWasTakenOver()
    {
        var view = await api.SendAsync(
            HttpMethod.Post, Path + "/adopt", $$"""{ "adapters": ["{{sql.Id}}"], "release": "SetNone" }""").BodyAsync();
        Assert.That(view.GetProperty("adopted")[0].Text("machine"), Is.EqualTo("SQL01"));
        var call = engine.Calls.Single();
        Assert.That((call.What, call.Release), Is.EqualTo(("adopt", AdoptRelease.SetNone)));
        Assert.That(call.Adapters, Is.EqualTo(new[] { sql.Id }));
    }

    [Test]
    public async Task Adopt_WithMistakes_NamesAllAndDoesNothing()
    {
        var problem = await api.SendAsync(HttpMethod.Post, Path + "/adopt", """{ "adapters": ["a", "b"] }""")
            .ErrorAsync(400, "invalid-adoption");
        Assert.That(
            problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("field")),
            Is.EqualTo(new[] { "adapters[0]", "adapters[1]", "release" }));
        Assert.That(engine.Calls, Is.Empty);
    }
}
