using System.Text.Json.Nodes;
using WacMirror.Core.Policies;
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

    [TestCaseSource(typeof(OpenApiExamples), nameof(OpenApiExamples.PolicyDocuments))]
    public void Example_OfAPolicy_CanBeSentAsItIs(string json) => Assert.That(
        PolicyDocument.Examine(json, new PolicyPlace("lab", Guid.NewGuid(), 0), Some.Moment).Errors, Is.Empty);

    [TestCase("/api/clusters/{cluster}/policies", "post", 3, "201", "400", "404", "409", "413", "503")]
    [TestCase("/api/clusters/{cluster}/policies/preview", "post", 3, "200", "400", "404", "413", "503")]
    [TestCase("/api/clusters/{cluster}/policies/{id}", "put", 3, "200", "400", "404", "409", "413", "503")]
    [TestCase("/api/clusters/{cluster}/policies/{id}/apply", "post", 2, "202", "400", "404", "409", "503")]
    [TestCase("/api/clusters/{cluster}/policies/{id}/adopt", "post", 2, "200", "400", "404", "409", "503")]
    [TestCase("/api/clusters/{cluster}/adapters/{id}/role", "put", 2, "200", "202", "400", "404", "409", "502", "503", "504")]
    public async Task Description_OfAPolicyOperation_HasExamplesAndItsErrors(
        string path, string method, int examples, params string[] statuses)
    {
        var operation = (await PathsAsync())[path]![method]!;
        Assert.That(
            operation["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject(), Has.Count.EqualTo(examples));
        Assert.That(operation["responses"]!.AsObject().Select(response => response.Key), Is.EquivalentTo(statuses));
    }

    [Test]
    public async Task Description_OfEveryOperation_HasASummaryAndAName()
    {
        var operations = (await PathsAsync()).SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!).ToList();
        Assert.That(operations, Has.Count.GreaterThan(30));
        Assert.That(operations.Select(operation => (string?)operation["operationId"]), Is.Unique.And.All.Not.Empty);
        Assert.That(operations.Select(operation => (string?)operation["summary"]), Has.All.Not.Empty);
    }

    [Test]
    public async Task Description_OfAddingACluster_HasTheExamplesAndItsErrors()
    {
        var post = (await PathsAsync())["/api/clusters"]!["post"]!;
        Assert.That(
            post["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject().Select(example => example.Key),
            Is.EquivalentTo(new[] { "domain", "account", "servers" }));
        Assert.That(post["responses"]!.AsObject().Select(response => response.Key), Is.SupersetOf(new[] { "201", "400" }));
    }

    private static async Task<JsonObject> PathsAsync()
    {
        using var data = new DataFolder();
        var file = new FileInfo(data.File("v1.json"));
        await OpenApiFile.WriteAsync(file, CancellationToken.None);
        return JsonNode.Parse(await File.ReadAllTextAsync(file.FullName))!["paths"]!.AsObject();
    }
}
