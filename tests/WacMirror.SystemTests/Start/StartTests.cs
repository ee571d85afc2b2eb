using System.Net;
using System.Net.Sockets;
using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Start;

/// <summary>What the program says when it cannot start, and what exists when it does.</summary>
internal sealed class StartTests
{
    [TestCase("http://0.0.0.0:5999", "no authentication is configured")]
    [TestCase("http://192.168.1.10:5999", "no authentication is configured")]
    [TestCase("nonsense", "is not an address")]
    [TestCase("ftp://127.0.0.1:1", "is not an address")]
    [TestCase(";", "--urls is empty")]
    public async Task Start_OnAnAddressItMustNotUse_IsOneLineAndCode1(string urls, string expected)
    {
        var (code, output) = await HostProcess.RunAsync("--urls", urls);
        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain(expected));
        Assert.That(output, Does.Not.Contain("\n"));
    }

    [Test]
    public async Task Start_OnATakenPort_IsOneLineAndCode1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, output) = await HostProcess.RunAsync("--urls", $"http://{taken.LocalEndpoint}");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("is taken by another program"));
        Assert.That(output, Does.Not.Contain("\n"));
    }

    [TestCase("""{ "name": "X" }""", "nodes")]
    [TestCase("""{ "name": "X", "colour": "red" }""", "colour")]
    [TestCase("not json", "--lab")]
    public async Task Start_WithAMalformedTopology_NamesTheFieldAndEnds(string json, string expected)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, Guid.NewGuid() + ".json");
        await File.WriteAllTextAsync(file, json);
        var (code, output) = await HostProcess.RunAsync("--urls", "http://127.0.0.1:0", "--lab", file);
        Assert.That(code, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain(expected));
    }

    [Test]
    public async Task Start_WithAStoreThatIsNone_SaysSoAndLeavesIt()
    {
        var data = Directory.CreateTempSubdirectory("wacmirror-");
        try
        {
            var file = Path.Combine(data.FullName, "wacmirror.db");
            await File.WriteAllTextAsync(file, "not a database");
            var (code, output) = await HostProcess.RunAsync("--urls", "http://127.0.0.1:0", "--data", data.FullName);
            Assert.That(code, Is.EqualTo(1), output);
            Assert.That(output, Does.Contain("store cannot be used").And.Contain(file));
            Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("not a database"));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [TestCase("scale:0x1")]
    [TestCase("scale:65x1")]
    [TestCase("scale:many")]
    [TestCase("no-such-file.json")]
    public async Task Start_WithATopologyThatIsNone_SaysSo(string spec)
    {
        var (code, output) = await HostProcess.RunAsync("--urls", "http://127.0.0.1:0", "--lab", spec);
        Assert.That(code, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("--lab"));
    }

    [Test]
    [Platform("Linux")]
    public async Task Start_WhenAVariableNamesAnotherAddress_ListensOnlyWhereTheCommandLineSays()
    {
        var (host, client) = await HostProcess.StartAsync(
            [], new() { ["Kestrel__Endpoints__Open__Url"] = "http://0.0.0.0:0", ["ASPNETCORE_URLS"] = "http://0.0.0.0:0" });
        await using var _ = host;
        using var __ = client;
        Assert.That(client.Address.Host, Is.EqualTo("127.0.0.1"));
        var inodes = await Programs.OutputAsync("sh", "-c", $"ls -l /proc/{host.Id}/fd | grep -o 'socket:\\[[0-9]*' | grep -o '[0-9]*' | sort -u");
        var listening = (await File.ReadAllLinesAsync("/proc/net/tcp"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == "0A" && inodes.Split('\n').Contains(fields[9]))
            .Select(fields => fields[1].Split(':')[0]);
        Assert.That(listening, Is.Not.Empty.And.All.EqualTo("0100007F"));
    }

    [Test]
    public async Task Start_WithoutLab_HasNoLab()
    {
        var (host, client) = await HostProcess.StartAsync();
        await using var _ = host;
        using var __ = client;
        Assert.That((await client.GetAsync("/api/clusters")).GetArrayLength(), Is.Zero);
        Assert.That((await client.SendAsync(HttpMethod.Get, "/lab/topology")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await client.GetAsync("/api/session")).GetProperty("lab").GetBoolean(), Is.False);
        Assert.That((await client.GetAsync("/healthz")).GetProperty("status").GetString(), Is.EqualTo("ok"));
    }

    [Test]
    public async Task OpenApi_DescribesEveryDocumentedPath()
    {
        var (host, client) = await HostProcess.StartAsync();
        await using var _ = host;
        using var __ = client;
        var paths = (await client.GetAsync("/openapi/v1.json")).GetProperty("paths");
        string[] expected =
        [
            "/api/session", "/api/clusters", "/api/clusters/{cluster}/adapters",
            "/api/clusters/{cluster}/adapters/{id}/role", "/api/clusters/{cluster}/counters", "/healthz",
            "/lab/topology", "/lab/ping", "/lab/vms/{vm}/move", "/lab/adapters/{id}/capture",
        ];
        Assert.That(paths.EnumerateObject().Select(path => path.Name), Is.SupersetOf(expected));
        var list = paths.GetProperty("/api/clusters/{cluster}/adapters").GetProperty("get").GetProperty("parameters");
        Assert.That(
            list.EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()),
            Is.SupersetOf(new[] { "cluster", "vm", "role", "tag", "q", "sort", "page" }));
    }
}
