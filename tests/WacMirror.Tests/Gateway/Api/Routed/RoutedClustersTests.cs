using Microsoft.Extensions.DependencyInjection;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Routed;
using WacMirror.Gateway.Engine;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Routed;

internal sealed class RoutedClustersTests
{
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync() => api = await ApiUnderTest.StartAsync(new ScriptedEngine());

    [TearDown]
    public async Task StopAsync() => await api.DisposeAsync();

    [TestCase("HV01")]
    [TestCase("hv01")]
    [TestCase("hv01.contoso.com")]
    [TestCase("FAKE")]
    [TestCase("fake.contoso.com")]
    public async Task Node_OfAConfiguredCluster_IsFoundByEitherOfItsNames(string node) =>
        Assert.That(await FindAsync(node), Is.EqualTo("fake"));

    [TestCase("")]
    [TestCase("no name")]
    [TestCase("-")]
    [TestCase("a/b")]
    public void Node_ThatCanBeNone_IsRefusedAndNothingIsMade(string node)
    {
        var error = Assert.ThrowsAsync<ApiException>(() => FindAsync(node));
        Assert.That(error!.Error.Type, Is.EqualTo("urn:wacmirror:error:invalid-node"));
        Assert.That(api.Parts.GetRequiredService<ClusterRoster>().All, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Node_OfNoCluster_GetsOneOnceHoweverOftenAndByWhomAsked()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FindAsync("nowhere.invalid")));
        Assert.That(found, Is.All.EqualTo("node-nowhere-invalid"));
        var made = api.Parts.GetRequiredService<ClusterRoster>().All.Single(engine => engine.Definition.Id == found[0]);
        Assert.That(made.Definition.Nodes, Is.EqualTo(new[] { "nowhere.invalid" }));
        Assert.That(made.Definition.Kind, Is.EqualTo(ClusterKind.FailoverCluster));
    }

    private Task<string> FindAsync(string node) =>
        api.Parts.GetRequiredService<RoutedClusters>().FindAsync(node, CancellationToken.None);
}
