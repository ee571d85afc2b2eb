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

    [Test]
    public async Task Node_OfNoCluster_IsUnknownToWhoMayNotMakeOneUntilItIsThere()
    {
        var error = Assert.ThrowsAsync<ApiException>(() => FindAsync("nowhere.invalid", mayMake: false));
        Assert.That(error!.Error.Type, Is.EqualTo("urn:wacmirror:error:unknown-cluster"));
        Assert.That(error.Error.Allowed, Is.Empty, "other clusters are not there for it");
        Assert.That(Ids, Is.EqualTo(new[] { "fake" }));
        await FindAsync("nowhere.invalid");
        Assert.That(await FindAsync("nowhere", mayMake: false), Is.EqualTo("node-nowhere-invalid"));
    }

    [Test]
    public async Task Caller_WhoLeaves_EndsNoLook()
    {
        var asked = 0;
        // Its node has another name until the look compares, as when it answers late.
        Roster.Add(new ScriptedEngine
        {
            Definition = new ClusterDefinition("late", "LATE", ["hv51.invalid"], IsLab: false),
            NodeName = () => Interlocked.Increment(ref asked) == 1 ? "hv51.invalid" : "nowhere.invalid",
        });
        Assert.CatchAsync<OperationCanceledException>(() => FindAsync("nowhere.invalid", left: new CancellationToken(true)));
        Assert.That(await FindAsync("nowhere.invalid"), Is.EqualTo("late"));
        Assert.That(Ids, Is.EquivalentTo(new[] { "fake", "late" }));
    }

    [Test]
    public async Task Look_ThatFindsAConfiguredHolder_YieldsAndCountsNeitherOfThem()
    {
        var asked = 0;
        Roster.Add(new ScriptedEngine
        {
            Definition = new ClusterDefinition("late", "LATE", ["hv51.invalid"], IsLab: false),
            NodeName = () => Interlocked.Increment(ref asked) == 1 ? "hv51.invalid" : "alias.invalid",
        });
        Assert.That(await FindAsync("alias.invalid"), Is.EqualTo("late"));
        Assert.That(api.Parts.GetRequiredService<MadeClusters>().Now().Ours, Is.Empty);
        Assert.That(await FindAsync("hv51.invalid"), Is.EqualTo("late"), "it is a configured one as before");
    }

    /// <summary>A name that only a look could tell the cluster of is no other cluster's for having its id.</summary>
    [Test]
    public async Task Cluster_RemovedAndConfiguredAnew_IsNotTheOneThatALookFound()
    {
        var asked = 0;
        Roster.Add(new ScriptedEngine
        {
            Definition = new ClusterDefinition("late", "LATE", ["hv51.invalid"], IsLab: false),
            NodeName = () => Interlocked.Increment(ref asked) == 1 ? "hv51.invalid" : "alias.invalid",
        });
        Assert.That(await FindAsync("alias.invalid"), Is.EqualTo("late"));
        await Roster.RemoveAsync("late");
        Roster.Add(new ScriptedEngine
        {
            Definition = new ClusterDefinition("late", "LATE", ["hv77.invalid"], IsLab: false),
            NodeName = () => "hv77.invalid",
        });
        Assert.That(await FindAsync("alias.invalid"), Is.EqualTo("node-alias-invalid"));
    }

    [Test]
    public async Task Cluster_ConfiguredLater_TakesTheNodeOverAndEndsWhatWasMade()
    {
        Assert.That(await FindAsync("hv51.invalid"), Is.EqualTo("node-hv51-invalid"));
        Roster.Add(new ScriptedEngine { Definition = new ClusterDefinition("late", "LATE", ["HV51"], IsLab: false) });
        Assert.That(await FindAsync("hv51.invalid"), Is.EqualTo("late"));
        Assert.That(Ids, Is.EquivalentTo(new[] { "fake", "late" }));
    }

    [Test]
    public async Task Node_WhoseIdIsAnothers_IsRefusedForThat()
    {
        await FindAsync("a-b.invalid");
        var error = Assert.ThrowsAsync<ApiException>(() => FindAsync("a.b.invalid"));
        Assert.That(error!.Error.Type, Is.EqualTo("urn:wacmirror:error:invalid-node"));
        Assert.That(error.Error.Detail, Does.Contain("'node-a-b-invalid' is another's"));
    }

    [Test]
    public async Task Nodes_MoreThanMost_AreRefused()
    {
        await Task.WhenAll(Enumerable.Range(0, MadeClusters.Most).Select(number => FindAsync($"n{number}.invalid")));
        var error = Assert.ThrowsAsync<ApiException>(() => FindAsync("more.invalid"));
        Assert.That(error!.Error.Type, Is.EqualTo("urn:wacmirror:error:too-many-nodes"));
    }

    private ClusterRoster Roster => api.Parts.GetRequiredService<ClusterRoster>();

    private IEnumerable<string> Ids => Roster.All.Select(engine => engine.Definition.Id);

    private Task<string> FindAsync(string node, bool mayMake = true, CancellationToken left = default) =>
        api.Parts.GetRequiredService<RoutedClusters>().FindAsync(node, mayMake, left);
}
