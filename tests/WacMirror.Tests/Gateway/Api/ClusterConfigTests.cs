using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api;

internal sealed class ClusterConfigTests
{
    private ApiUnderTest api = null!;
    private ConfiguredLab lab = null!;

    [SetUp]
    public async Task StartAsync()
    {
        api = await ApiUnderTest.StartAsync();
        lab = await ConfiguredLab.StartAsync(api.Data);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await api.DisposeAsync();
        await lab.DisposeAsync();
    }

    [Test]
    public async Task Add_ACluster_StartsItsEngineAndKeepsIt()
    {
        var answer = await PostAsync("/api/clusters", Definition);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(answer.Text, Does.Not.Contain(lab.Lab.Password));
        Assert.That(api.Parts.GetRequiredService<ClusterRoster>().TryFind("hvlab", out var engine), Is.True);
        await foreach (var status in engine!.WatchStatusAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token))
            if (status.Snapshot.Adapters.Count > 0)
                break;
        Assert.That(new ClusterFile(api.Data.Path).Read().Usable.Single().Id, Is.EqualTo("hvlab"));
        var list = await api.SendAsync(HttpMethod.Get, "/api/clusters");
        Assert.That(await list.Content.ReadAsStringAsync(), Does.Contain("HVLAB"));
    }

    [Test]
    public async Task Remove_ACluster_StopsItsEngineAndForgetsIt()
    {
        await PostAsync("/api/clusters", Definition);
        var answer = await api.SendAsync(HttpMethod.Delete, "/api/clusters/hvlab");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(api.Parts.GetRequiredService<ClusterRoster>().All, Is.Empty);
        Assert.That(new ClusterFile(api.Data.Path).Read().Usable, Is.Empty);
        var again = await api.SendAsync(HttpMethod.Delete, "/api/clusters/hvlab");
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await PostAsync("/api/clusters", Definition)).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Remove_AClusterThatIsNotOfTheConfiguration_IsRefused()
    {
        var engine = new ClusterDefinition("lab", "LAB", [], IsLab: true);
        api.Parts.GetRequiredService<ClusterConnections>().Connect(engine, []);
        var answer = await api.SendAsync(HttpMethod.Delete, "/api/clusters/lab");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("not-configured"));
        Assert.That(api.Parts.GetRequiredService<ClusterRoster>().TryFind("lab", out _), Is.True);
    }

    [Test]
    public async Task Add_WithMistakes_TellsAllOfThemAndChangesNothing()
    {
        var answer = await PostAsync("/api/clusters", """
            { "name": "", "nodes": [ { "name": "HV01", "port": -1 } ],
              "password": "hunter2" }
            """);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        var error = JsonNode.Parse(answer.Text)!;
        Assert.That((string?)error["type"], Is.EqualTo("urn:wacmirror:error:invalid-cluster"));
        var fields = error["errors"]!.AsArray().Select(one => ((string?)one!["field"], (int?)one["line"])).ToList();
        Assert.That(fields, Is.SupersetOf(new[] { ("name", (int?)1), ("nodes[0].port", 1), ("password", 2) }));
        Assert.That(answer.Text, Does.Not.Contain("hunter2"));
        Assert.That(File.Exists(api.Data.File("clusters.json")), Is.False);
    }

    [Test]
    public async Task Add_TheSameTwice_IsRefused()
    {
        await PostAsync("/api/clusters", Definition);
        var answer = await PostAsync("/api/clusters", Definition);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Text, Does.Contain("no other cluster has"));
    }

    [Test]
    public async Task Add_WithACredentialThatIsNotThere_IsRefusedAndChangesNothing()
    {
        File.Delete(Path.Combine(api.Data.Path, "credentials", "lab"));
        var answer = await PostAsync("/api/clusters", Definition);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Text, Does.Contain("credential.file"));
        Assert.That(new ClusterFile(api.Data.Path).Read().Usable, Is.Empty);
    }

    [Test]
    public async Task Test_ADefinition_AnswersPerNodeAndKeepsNothing()
    {
        var answer = await PostAsync("/api/clusters/test", Definition);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        var report = JsonNode.Parse(answer.Text)!;
        Assert.That((bool?)report["works"], Is.True);
        Assert.That(report["nodes"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That(new ClusterFile(api.Data.Path).Read().Usable, Is.Empty);
        Assert.That(answer.Text, Does.Not.Contain(lab.Lab.Password));
    }

    [Test]
    public async Task Test_AConfiguredCluster_GoesByItsId()
    {
        await PostAsync("/api/clusters", Definition);
        Assert.That((await PostAsync("/api/clusters/hvlab/test", null)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await PostAsync("/api/clusters/other/test", null)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Start_WithABrokenEntry_StartsTheOthersAndShowsIt()
    {
        await File.WriteAllTextAsync(api.Data.File("clusters.json"), $$"""
            { "clusters": [
              { "id": "broken", "name": "BROKEN", "nodes": [] },
              { "id": "unsigned", "name": "U", "nodes": [ { "name": "HV01" } ], "credential": { "from": "file", "file": "none" } },
              {{Definition}}
            ] }
            """);
        api.Parts.GetRequiredService<ConfiguredClusters>().Start();
        Assert.That(
            api.Parts.GetRequiredService<ClusterRoster>().All.Select(engine => engine.Definition.Id),
            Is.EqualTo(new[] { "hvlab" }));
        var answer = await api.SendAsync(HttpMethod.Get, "/api/clusters/configuration");
        var state = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.That(
            state["broken"]!.AsArray().Select(entry => (string?)entry!["id"]), Is.EqualTo(new[] { "broken", "unsigned" }));
        Assert.That(
            state["clusters"]!.AsArray().Select(entry => (string?)entry!["id"]), Is.EqualTo(new[] { "unsigned", "hvlab" }));
    }

    [Test]
    public async Task Everything_WithAFileThatIsNoConfiguration_SaysThatOfTheFileAndLeavesIt()
    {
        await File.WriteAllTextAsync(api.Data.File("clusters.json"), "{");
        var answers = new[]
        {
            await api.SendAsync(HttpMethod.Get, "/api/clusters/configuration"),
            await api.SendAsync(HttpMethod.Post, "/api/clusters", Definition),
            await api.SendAsync(HttpMethod.Post, "/api/clusters/hvlab/test"),
            await api.SendAsync(HttpMethod.Delete, "/api/clusters/hvlab"),
        };
        foreach (var answer in answers)
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.That((string?)problem["type"], Does.EndWith(":configuration-file"));
            Assert.That((string?)problem["detail"], Does.Contain("line 1"));
        }
        Assert.That(await File.ReadAllTextAsync(api.Data.File("clusters.json")), Is.EqualTo("{"));
    }

    [Test]
    public async Task Configuration_AsItIsShown_CanBeSentAgain()
    {
        await PostAsync("/api/clusters", Definition);
        var shown = await api.SendAsync(HttpMethod.Get, "/api/clusters/configuration");
        var entry = JsonNode.Parse(await shown.Content.ReadAsStringAsync())!["clusters"]![0]!.ToJsonString();
        await api.SendAsync(HttpMethod.Delete, "/api/clusters/hvlab");
        Assert.That((await PostAsync("/api/clusters", entry)).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    private string Definition => JsonSerializer.Serialize(lab.Config, ConfigJson.Options);

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string path, string? json)
    {
        var answer = await api.SendAsync(HttpMethod.Post, path, json);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
