using Microsoft.Extensions.DependencyInjection;
using WacMirror.Core.Policies;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Policies;

/// <summary>Whether a document may name a session other than 0 is the server's choice.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ExperimentalSessionTests
{
    private const string Path = "/api/clusters/fake/policies";

    private const string Document = """
        {
          "name": "Databases", "mode": "observe", "session": 1,
          "sources": { "any": [ { "vm": "SQL01" } ] }, "destinations": { "any": [ { "vm": "SENSOR" } ] }
        }
        """;

    private readonly ScriptedEngine engine = new(Some.Nic(1, "SQL01"), Some.Nic(2, "SENSOR"));

    [Test]
    public async Task Session_WithoutTheExperiment_IsRefused()
    {
        await using var api = await ApiUnderTest.StartAsync(engine);
        var problem = await api.SendAsync(HttpMethod.Post, Path, Document).ErrorAsync(400, "invalid-policy");
        Assert.That(problem.GetProperty("errors")[0].Text("kind"), Is.EqualTo("experimental-session"));
        Assert.That(engine.Calls.Select(call => call.What), Has.None.EqualTo("save"));
    }

    [Test]
    public async Task Session_WithTheExperiment_ReachesTheEngine()
    {
        var options = new EngineOptions { Rules = new PolicyRules(AllowsSessions: true) };
        await using var api = await ApiUnderTest.StartAsync(services => services.AddSingleton(options), engine);
        await api.SendAsync(HttpMethod.Post, Path, Document).BodyAsync(201);
        Assert.That(engine.Calls.Single(call => call.What == "save").Policy!.Session, Is.EqualTo(1));
    }
}
