using System.Text.Json;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Policies;

/// <summary>What each refusal of the engine becomes.</summary>
internal sealed class PolicyErrorTests
{
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
    public async Task RefusedPolicy_NamesEveryErrorWithItsPlace()
    {
        engine.Refusal = new PolicyRefusedException(
        [
            new FieldError("expiresAt", "2020-01-01", "a time to come", 3, 16) { Kind = "expired" },
            new FieldError("sources.any", null, "at least one term"),
        ]);
        var problem = await ApplyAsync(400, "invalid-policy");
        var errors = problem.GetProperty("errors").EnumerateArray().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(problem.Text("field"), Is.EqualTo("expiresAt"));
            Assert.That(errors, Has.Count.EqualTo(2));
            Assert.That(errors[0].Text("kind"), Is.EqualTo("expired"));
            Assert.That(errors[0].Text("value"), Is.EqualTo("2020-01-01"));
            Assert.That(errors[0].Text("allowed"), Is.EqualTo("a time to come"));
            Assert.That((errors[0].Count("line"), errors[0].Count("column")), Is.EqualTo((3, 16)));
            Assert.That(errors[1].Text("field"), Is.EqualTo("sources.any"));
        });
    }

    [Test]
    public async Task StaleRevision_NamesBothNumbers()
    {
        engine.Refusal = new StaleRevisionException(policy.Id, 3, 5);
        var problem = await ApplyAsync(409, "stale-revision");
        Assert.That(problem.Text("value"), Is.EqualTo("3"));
        Assert.That(problem.GetProperty("allowed")[0].GetString(), Is.EqualTo("5"));
    }

    [Test]
    public async Task PolicyThatIsOver_Is404()
    {
        engine.Refusal = new PolicyNotFoundException(policy.Id);
        Assert.That((await ApplyAsync(404, "unknown-policy")).Text("value"), Is.EqualTo(policy.Id.ToString()));
    }

    [Test]
    public async Task HaltedPolicies_Are503()
    {
        engine.Refusal = new PoliciesHaltedException("The store does not answer.");
        Assert.That((await ApplyAsync(503, "policies-halted")).Text("detail"), Is.EqualTo("The store does not answer."));
    }

    [Test]
    public async Task OwnerOfAnotherProcess_Is503()
    {
        engine.Refusal = new StaleEpochException("fake", 1, 2);
        await ApplyAsync(503, "policies-halted");
    }

    [Test]
    public async Task StoreThatIsNotThere_Is503()
    {
        engine.Refusal = new StoreUnavailableException("The disk is full.");
        await ApplyAsync(503, "store-unavailable");
        api.Store.IsUnavailable = true;
        foreach (var path in new[] { "audit", "coverage/intervals", "ledger?all=true", $"policies/{policy.Id}/history" })
            await api.SendAsync(HttpMethod.Get, $"/api/clusters/fake/{path}").ErrorAsync(503, "store-unavailable");
    }

    [Test]
    public async Task Role_OfAClaimedAdapter_NamesThePolicy()
    {
        engine.Refusal = new AdapterClaimedException(sql.Id, policy);
        var problem = await RoleAsync(409, "adapter-claimed");
        Assert.That(problem.GetProperty("policy").Text("id"), Is.EqualTo(policy.Id.ToString()));
        Assert.That(problem.GetProperty("policy").Text("name"), Is.EqualTo("Databases"));
    }

    [Test]
    public async Task Role_ThatAStrangerSet_AsksToAdopt()
    {
        engine.Refusal = new ForeignRoleException(sql.Id, new RoleSetting(MirrorRole.Destination));
        var problem = await RoleAsync(409, "foreign-role");
        Assert.That(problem.Text("detail"), Does.Contain("Destination"));
        Assert.That(problem.Text("field"), Is.EqualTo("adopt"));
    }

    private Task<JsonElement> ApplyAsync(int status, string kind) =>
        api.SendAsync(HttpMethod.Post, $"/api/clusters/fake/policies/{policy.Id}/apply").ErrorAsync(status, kind);

    private Task<JsonElement> RoleAsync(int status, string kind) => api.SendAsync(
        HttpMethod.Put, $"/api/clusters/fake/adapters/{sql.Id}/role", """{ "role": "None" }""").ErrorAsync(status, kind);
}
