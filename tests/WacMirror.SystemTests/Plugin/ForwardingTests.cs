using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Plugin;

/// <summary>The plug-in in front of a host that is a process of its own.</summary>
[CancelAfter(240_000)]
internal sealed class ForwardingTests
{
    [Test]
    public async Task Host_BehindThePlugIn_ServesItsCallersAndComesBackByItself(CancellationToken cancellationToken)
    {
        await using var lab = await PlugInLab.StartAsync();
        var key = Path.Combine(lab.Data, "gateway.key");
        var port = FreePort();
        object settings = new { mode = "forwarding", host = new { address = $"http://127.0.0.1:{port}", key } };
        string[] arguments = ["--urls", $"http://127.0.0.1:{port}", "--data", lab.Data, "--gateway-key", key];
        await using var gateway = await GatewayDouble.StartAsync(settings, lab.Environment);
        using var person = gateway.Person("HV01");
        await PlugInHubTests.RefusedAsync(await person.SendAsync(HttpMethod.Get, "/api/clusters"), 503, "plugin-settings");

        await using (var host = await StartAsync(arguments, lab))
        {
            await EventuallyAsync(person, HttpStatusCode.OK, cancellationToken);
            var session = await person.SendAsync(HttpMethod.Get, "/api/session");
            var text = await session.Content.ReadAsStringAsync(cancellationToken);
            Assert.That(JsonDocument.Parse(text).RootElement.GetProperty("user").GetString(), Is.EqualTo(@"CONTOSO\alice"));
            using var stranger = gateway.Person("HV01", GatewayPerson.Stranger);
            await PlugInHubTests.RefusedAsync(await stranger.SendAsync(HttpMethod.Get, "/api/clusters"), 403, "permission-missing");
            await PlugInHubTests.RefusedAsync(await person.SendAsync(HttpMethod.Get, "/auth/local?token=x"), 404, "unknown-path");
            foreach (var transport in new[] { HttpTransportType.WebSockets, HttpTransportType.ServerSentEvents, HttpTransportType.LongPolling })
                await WatchAsync(person, transport, cancellationToken);
        }

        var gone = await PlugInHubTests.RefusedAsync(await person.SendAsync(HttpMethod.Get, "/api/clusters"), 503, "host-unavailable");
        Assert.That(gone.GetProperty("detail").GetString(), Does.Contain($"127.0.0.1:{port}"));
        await using (var again = await StartAsync(arguments, lab))
        {
            await EventuallyAsync(person, HttpStatusCode.OK, cancellationToken);
            await WatchAsync(person, HttpTransportType.WebSockets, cancellationToken);
        }
        Assert.That(await gateway.StopAsync(), Is.Zero, gateway.Output);
    }

    [Test]
    public async Task Host_WithAnotherKey_IsSaidToDistrustTheGateway(CancellationToken cancellationToken)
    {
        await using var lab = await PlugInLab.StartAsync();
        var port = FreePort();
        var (ours, theirs) = (Path.Combine(lab.Data, "ours.key"), Path.Combine(lab.Data, "theirs.key"));
        await File.WriteAllTextAsync(ours, new string('a', 64), cancellationToken);
        await using var host = await StartAsync(
            ["--urls", $"http://127.0.0.1:{port}", "--data", lab.Data, "--gateway-key", theirs], lab);
        await using var gateway = await GatewayDouble.StartAsync(
            new { mode = "forwarding", host = new { address = $"http://127.0.0.1:{port}", key = ours } });
        using var person = gateway.Person("HV01");
        var refused = await PlugInHubTests.RefusedAsync(
            await person.SendAsync(HttpMethod.Get, "/api/clusters"), 503, "host-refused-gateway");
        Assert.That(refused.GetProperty("detail").GetString(), Does.Contain("gateway-token-forged"));
    }

    private static async Task<HostProcess> StartAsync(string[] arguments, PlugInLab lab)
    {
        var (host, client) = await HostProcess.StartAsync(arguments, lab.Environment);
        client.Dispose();
        return host;
    }

    private static async Task EventuallyAsync(GatewayPerson person, HttpStatusCode status, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var answer = await person.SendAsync(HttpMethod.Get, "/api/clusters");
            if (answer.StatusCode == status)
                return;
            Assert.That(
                answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable),
                await answer.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    private static async Task WatchAsync(GatewayPerson person, HttpTransportType transport, CancellationToken cancellationToken)
    {
        await using var hub = person.Hub(transport);
        await hub.StartAsync(cancellationToken);
        await foreach (var rates in hub.StreamAsync<JsonElement>("StreamRates", PlugInLab.Id, Array.Empty<string>(), cancellationToken))
            if (rates.GetProperty("ids").GetArrayLength() > 0)
                return;
    }

    /// <summary>A port that was free a moment ago: the settings name it before the host has it.</summary>
    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
