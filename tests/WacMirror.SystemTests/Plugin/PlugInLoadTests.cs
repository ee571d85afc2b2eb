using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace WacMirror.SystemTests.Plugin;

/// <summary>Many requests and many viewers, and the process's end in the midst of them.</summary>
[CancelAfter(600_000)]
internal sealed class PlugInLoadTests
{
    private const int Requests = 10_000;
    private const int Viewers = 100;

    /// <summary>What may stay: pools and caches that a first round has not filled. A leak of one small object for each
    /// request is more than this.</summary>
    private const long MemoryAllowance = 8 * 1024 * 1024;

    /// <summary>Connections that both pools keep open for callers who come again.</summary>
    private const int KeptConnections = 40;

    private static readonly HttpTransportType[] Transports =
        [HttpTransportType.WebSockets, HttpTransportType.ServerSentEvents, HttpTransportType.LongPolling];

    [Test]
    public async Task ManyRequestsAndViewers_LeaveNothingBehind(CancellationToken cancellationToken)
    {
        await using var lab = await PlugInLab.StartAsync();
        await using var gateway = await GatewayDouble.StartAsync(lab.InProcess, lab.Environment);
        using var person = gateway.Person("HV01");
        await AskAsync(person, 1, cancellationToken);
        var most = (int)Number(await gateway.StateAsync(), "handles") + KeptConnections;
        // Once as much as later, so that what is made once for all is there already.
        await AskAsync(person, Requests / 10, cancellationToken);
        await WatchAsync(person, Viewers, cancellationToken);
        var before = await QuietAsync(gateway, most, cancellationToken);

        await AskAsync(person, Requests, cancellationToken);
        await WatchAsync(person, Viewers, cancellationToken);
        var after = await QuietAsync(gateway, most, cancellationToken);

        TestContext.Out.WriteLine($"before {before}");
        TestContext.Out.WriteLine($"after  {after}");
        Assert.Multiple(() =>
        {
            Assert.That(Number(after, "memory"), Is.LessThan(Number(before, "memory") + MemoryAllowance));
            Assert.That(Number(after, "privateLoads"), Is.EqualTo(1));
            Assert.That(Number(after, "unobserved"), Is.Zero, gateway.Output);
        });
        using var clusters = await person.SendAsync(HttpMethod.Get, "/api/clusters");
        Assert.That(
            JsonDocument.Parse(await clusters.Content.ReadAsStringAsync(cancellationToken)).RootElement.GetArrayLength(),
            Is.EqualTo(1));
    }

    [Test]
    public async Task Stop_UnderLoad_IsClean(CancellationToken cancellationToken)
    {
        await using var lab = await PlugInLab.StartAsync();
        await using var gateway = await GatewayDouble.StartAsync(lab.InProcess, lab.Environment);
        using var person = gateway.Person("HV01");
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var served = 0;
        var callers = Enumerable.Range(0, 8).Select(async _ =>
        {
            var statuses = new HashSet<int>();
            try
            {
                while (true)
                {
                    using var answer = await person.SendAsync(HttpMethod.Get, $"/api/clusters/{PlugInLab.Id}/adapters");
                    statuses.Add((int)answer.StatusCode);
                    if (Interlocked.Increment(ref served) == 200)
                        running.SetResult();
                }
            }
            catch (HttpRequestException)
            {
                // The gateway is gone, and so is its port.
                return statuses;
            }
        }).ToList();
        var viewers = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => ViewAsync(person, Transports[at % 3], cancellationToken)));
        await running.Task.WaitAsync(cancellationToken);

        var code = await gateway.StopAsync();

        var statuses = (await Task.WhenAll(callers)).SelectMany(seen => seen).ToHashSet();
        foreach (var viewer in viewers)
            await viewer.DisposeAsync();
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero, gateway.Output);
            // 502 is the front's, for what came between the ends of the two.
            Assert.That(statuses, Is.SubsetOf(new[] { 200, 502, 503 }));
            Assert.That(gateway.Output, Does.Contain("ended, 0 errors unobserved"));
            Assert.That(gateway.Output, Does.Not.Contain("had not ended").And.Not.Contain("end failed"));
        });
    }

    [Test]
    public async Task Errors_InTheBackground_DoNotLeaveThePlugIn(CancellationToken cancellationToken)
    {
        await using var lab = await PlugInLab.StartAsync();
        await using var gateway = await GatewayDouble.StartAsync(lab.InProcess, lab.Environment);
        using var person = gateway.Person("HV01");
        await using (var watching = await ViewAsync(person, HttpTransportType.WebSockets, cancellationToken))
        {
            // Every node falls silent, and the store's folder goes away under the engine.
            foreach (var node in lab.Cluster.Nodes)
                await lab.Cluster.CrashAsync(node.Name, cancellationToken);
            Directory.Delete(lab.Data, recursive: true);
            await SilentAsync(person, cancellationToken);
        }
        Directory.CreateDirectory(lab.Data);
        // Collects, so that errors nobody looked at come up.
        await gateway.StateAsync();
        Assert.That(UnobservedOrigins(gateway.Output), Is.All.Contains("System.Net.Http.HttpConnection.PrepareForReuse("));
        using var health = await person.SendAsync(HttpMethod.Get, "/healthz");
        Assert.That(health.IsSuccessStatusCode, Is.True);
        Assert.That(await gateway.StopAsync(), Is.Zero, gateway.Output);
    }

    /// <summary>The frame above the sockets of each error that nobody looked at. .NET's pool leaves one for each idle connection
    /// that the node has reset: it probes the connection with a read before it gives it to a request, throws the connection
    /// away when the read has ended, and never looks at how. No caller of the pool has that read in its hands.</summary>
    private static IEnumerable<string> UnobservedOrigins(string output) => output.Split("unobserved: ").Skip(1).Select(
        error => error.Split('\n').FirstOrDefault(line => line.StartsWith("   at ", StringComparison.Ordinal)
            && !line.StartsWith("   at System.Net.Sockets.", StringComparison.Ordinal)) ?? error);

    private static long Number(JsonElement state, string member) => state.GetProperty(member).GetInt64();

    private static async Task AskAsync(GatewayPerson person, int count, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
            async (number, _) =>
            {
                var path = (number % 4) switch
                {
                    0 => "/api/session",
                    1 => "/api/clusters",
                    2 => $"/api/clusters/{PlugInLab.Id}/adapters?vm=SQL*",
                    _ => $"/api/clusters/{PlugInLab.Id}/adapters?colour=red",
                };
                using var answer = await person.SendAsync(HttpMethod.Get, path);
                Assert.That((int)answer.StatusCode, Is.EqualTo(number % 4 == 3 ? 400 : 200));
            });

    /// <summary>That many connections at once, each until it has seen something; then all leave.</summary>
    private static async Task WatchAsync(GatewayPerson person, int count, CancellationToken cancellationToken)
    {
        var viewers = await Task.WhenAll(
            Enumerable.Range(0, count).Select(at => ViewAsync(person, Transports[at % 3], cancellationToken)));
        foreach (var viewer in viewers)
            await viewer.DisposeAsync();
    }

    private static async Task<HubConnection> ViewAsync(
        GatewayPerson person, HttpTransportType transport, CancellationToken cancellationToken)
    {
        var hub = person.Hub(transport);
        await hub.StartAsync(cancellationToken);
        var stream = await hub.StreamAsChannelAsync<JsonElement>("StreamTopology", PlugInLab.Id, CancellationToken.None);
        await stream.ReadAsync(cancellationToken);
        return hub;
    }

    /// <summary>Waits until the engine knows that no node answers.</summary>
    private static async Task SilentAsync(GatewayPerson person, CancellationToken cancellationToken)
    {
        await using var hub = person.Hub(HttpTransportType.WebSockets);
        await hub.StartAsync(cancellationToken);
        await foreach (var update in hub.StreamAsync<JsonElement>("StreamTopology", PlugInLab.Id, cancellationToken))
            if (update.GetProperty("nodes").EnumerateArray().All(node => !node.GetProperty("reachable").GetBoolean()))
                return;
    }

    /// <summary>The state once connections that were left are gone, also from the pools, which give them up after a few seconds;
    /// asks again until then, since nothing tells of it. That handles stay ends the test by its time.</summary>
    private static async Task<JsonElement> QuietAsync(GatewayDouble gateway, int handles, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var state = await gateway.StateAsync();
            if (Number(state, "handles") <= handles)
                return state;
        }
    }
}
