using System.Text.Json.Nodes;
using WacMirror.Gateway.Configuration.Reading;
using WacMirror.Host.Startup;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Host;

internal sealed class OpenApiExampleTests
{
    [TestCaseSource(typeof(OpenApiExamples), nameof(OpenApiExamples.Definitions))]
    public void Example_OfTheDescription_IsAUsableDefinition(string json)
    {
        if (OperatingSystem.IsWindows() && json.Contains("/etc/", StringComparison.Ordinal))
            Assert.Ignore("SKIPPED: the example's path is one of other systems.");
        Assert.That(ClusterConfigReader.Read(json).Nodes, Is.Not.Empty);
    }

    [Test]
    public async Task Description_OfAddingACluster_HasTheExamplesAndItsErrors()
    {
        using var data = new DataFolder();
        var file = new FileInfo(data.File("v1.json"));
        await OpenApiFile.WriteAsync(file, CancellationToken.None);
        var post = JsonNode.Parse(await File.ReadAllTextAsync(file.FullName))!["paths"]!["/api/clusters"]!["post"]!;
        Assert.That(
            post["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject().Select(example => example.Key),
            Is.EquivalentTo(new[] { "domain", "account", "servers" }));
        Assert.That(post["responses"]!.AsObject().Select(response => response.Key), Is.SupersetOf(new[] { "201", "400" }));
    }
}
