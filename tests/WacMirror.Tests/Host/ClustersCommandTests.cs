using System.Text.Json.Nodes;
using WacMirror.Gateway.Configuration;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Host;

internal sealed class ClustersCommandTests
{
    private DataFolder data = null!;

    [SetUp]
    public void Create() => data = new DataFolder();

    [TearDown]
    public void Remove() => data.Dispose();

    [Test]
    public async Task Add_AndList_ShowTheClusterAndNoSecret()
    {
        data.PutCredential("svc", "CORP\\svc\ns3cret\n");
        var added = await RunAsync(
            "add", "HV Cluster", "--node", "HV01=hv01.example.net:5986", "--node", "HV02=[fe80::1]:5986",
            "--protocol", "https", "--credential-file", "svc", "--pin", new string('a', 64));
        Assert.That(added.Code, Is.Zero, added.Errors);
        Assert.That(added.Output, Does.Contain("'hv-cluster'"));
        var kept = new ClusterFile(data.Path).Read().Usable.Single();
        Assert.That(kept.Nodes, Is.EqualTo(new[]
        {
            new NodeConfig("HV01", "hv01.example.net", 5986), new NodeConfig("HV02", "fe80::1", 5986),
        }));
        var list = await RunAsync("list");
        Assert.That(list.Output, Does.Contain("hv-cluster").And.Contain("HV02 at fe80::1, port 5986").And.Contain("credentials/svc"));
        Assert.That(list.Output, Does.Not.Contain("s3cret"));
        var json = JsonNode.Parse((await RunAsync("list", "--json")).Output)!;
        Assert.That((string?)json["clusters"]![0]!["trust"]!["by"], Is.EqualTo("pinned"));
    }

    [Test]
    public async Task Add_WithMistakes_TellsAllAndEndsWithTwo()
    {
        var added = await RunAsync("add", "A", "--node", "HV01=host:x", "--scheme", "basic", "--pin", "12");
        Assert.That(added.Code, Is.EqualTo(2));
        Assert.That(added.Errors, Does.Contain("nodes[0].port").And.Contain("scheme").And.Contain("trust.sha256"));
        Assert.That(File.Exists(data.File("clusters.json")), Is.False);
    }

    [Test]
    public async Task Remove_AnUnknownCluster_EndsWithFour()
    {
        await RunAsync("add", "A", "--node", "HV01");
        Assert.That((await RunAsync("remove", "b")).Code, Is.EqualTo(4));
        Assert.That((await RunAsync("remove", "a")).Code, Is.Zero);
        Assert.That((await RunAsync("list")).Output, Does.Contain("No cluster is configured"));
    }

    [Test]
    public async Task List_WithABrokenEntry_ShowsItsErrors()
    {
        await File.WriteAllTextAsync(data.File("clusters.json"), """
            { "clusters": [ { "name": "B" }, { "name": "A", "nodes": [ { "name": "HV01" } ] } ] }
            """);
        var list = await RunAsync("list");
        Assert.That(list.Code, Is.Zero);
        Assert.That(list.Output, Does.Contain("b  cannot be used").And.Contain("clusters[0].nodes").And.Contain("a  A"));
    }

    [Test]
    public async Task List_OfATextThatIsNoConfiguration_EndsWithTwo()
    {
        await File.WriteAllTextAsync(data.File("clusters.json"), "{");
        var list = await RunAsync("list");
        Assert.That(list.Code, Is.EqualTo(2));
        Assert.That(list.Errors, Does.Contain("line 1"));
    }

    [Test]
    public async Task Command_WithAnUnusableDataDirectory_EndsWithOne()
    {
        await File.WriteAllTextAsync(data.File("file"), string.Empty);
        var list = await CommandUnderTest.RunAsync("clusters", "list", "--data", data.File("file"));
        Assert.That(list.Code, Is.EqualTo(1));
        Assert.That(list.Errors, Does.Contain("--data"));
    }

    [Test]
    public async Task Test_OfADefinition_SaysWhatWorks()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        var test = await RunAsync(["test", .. lab.Options]);
        Assert.That(test.Code, Is.Zero, test.Output + test.Errors);
        Assert.That(test.Output, Does.Contain($"as {lab.Lab.UserName}").And.Contain("works    counters"));
        Assert.That(test.Output, Does.Not.Contain(lab.Lab.Password).And.Not.Contain("FAILS"));
        Assert.That(new ClusterFile(data.Path).Read().Usable, Is.Empty);
    }

    [Test]
    public async Task Test_OfAConfiguredClusterWithANodeOff_EndsWithThreeAndShowsTheOthers()
    {
        await using var lab = await ConfiguredLab.StartAsync(data);
        await RunAsync(["add", "HVLAB", .. lab.Options]);
        await lab.Lab.CrashAsync(lab.Lab.Nodes[0].Name, CancellationToken.None);
        var test = await RunAsync("test", "hvlab", "--json");
        Assert.That(test.Code, Is.EqualTo(3));
        var nodes = JsonNode.Parse(test.Output)![0]!["nodes"]!.AsArray();
        Assert.That(nodes.Select(node => (bool?)node!["works"]), Is.EqualTo(new bool?[] { false, true, true }));
        Assert.That((await RunAsync("test", "other")).Code, Is.EqualTo(4));
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params IReadOnlyList<string> arguments) =>
        CommandUnderTest.RunAsync(["clusters", .. arguments, "--data", data.Path]);
}
