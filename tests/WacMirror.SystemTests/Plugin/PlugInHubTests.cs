using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace WacMirror.SystemTests.Plugin;

/// <summary>The live hub through the gateway, by every transport and in every way the plug-in may be loaded.</summary>
[CancelAfter(240_000)]
internal sealed class PlugInHubTests
{
    [TestCase("default")]
    [TestCase("from")]
    [TestCase("own")]
    public async Task Hub_ByEveryTransport_StreamsRatesAndWhatChanges(string loader, CancellationToken cancellationToken)
    {
        await using var lab = await PlugInLab.StartAsync();
        await using var gateway = await GatewayDouble.StartAsync(lab.InProcess, lab.Environment, loader);
        using var person = gateway.Person("hv01");
        foreach (var transport in new[] { HttpTransportType.WebSockets, HttpTransportType.ServerSentEvents, HttpTransportType.LongPolling })
        {
            await FollowAsync(person, transport, cancellationToken);
            await using var hub = person.Hub(transport);
            await hub.StartAsync(cancellationToken);
            await foreach (var rates in hub.StreamAsync<JsonElement>("StreamRates", PlugInLab.Id, Array.Empty<string>(), cancellationToken))
                if (rates.GetProperty("ids").GetArrayLength() > 0)
                    break;
        }
        Assert.That((await gateway.StateAsync()).GetProperty("privateLoads").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task Request_OfSomebodyWithoutRights_Is403InBothShapes(CancellationToken cancellationToken)
    {
        await using var lab = await PlugInLab.StartAsync();
        await using var gateway = await GatewayDouble.StartAsync(lab.InProcess, lab.Environment);
        using var stranger = gateway.Person("HV01", GatewayPerson.Stranger);
        using var nobody = gateway.Person("HV01", string.Empty);
        await RefusedAsync(await stranger.SendAsync(HttpMethod.Get, "/api/clusters"), 403, "permission-missing");
        await RefusedAsync(await stranger.SendAsync(HttpMethod.Delete, "/api/clusters/hvlab"), 403, "permission-missing");
        await RefusedAsync(await nobody.SendAsync(HttpMethod.Get, "/api/clusters"), 403, "caller-unknown");
        await using var hub = stranger.Hub(HttpTransportType.WebSockets);
        Assert.ThrowsAsync<HttpRequestException>(() => hub.StartAsync(cancellationToken));

        using var alice = gateway.Person("HV01");
        await RefusedAsync(await alice.SendAsync(HttpMethod.Get, "/api/clusters/other/adapters"), 404, "unknown-cluster");
        await RefusedAsync(
            await alice.SendAsync(HttpMethod.Get, "/api/clusters", change: request => request.Headers.Add("Sec-Fetch-Site", "cross-site")),
            403,
            "origin-refused");
        var withoutToken = await alice.SendAsync(
            HttpMethod.Post, "/api/clusters/test", "{}", request => request.Headers.Remove("x-xsrf-token"));
        Assert.That(withoutToken.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), "the double's own check");
    }

    [Test]
    public async Task Node_OfNoConfiguredCluster_GetsOneOfItsOwnAndSaysThatItIsSilent(CancellationToken cancellationToken)
    {
        await using var lab = await PlugInLab.StartAsync();
        await using var gateway = await GatewayDouble.StartAsync(lab.InProcess, lab.Environment);
        using var known = gateway.Person("HV02.contoso.com");
        using var unknown = gateway.Person("nowhere.invalid");
        Assert.That(await IdsAsync(known, cancellationToken), Is.EqualTo(new[] { PlugInLab.Id }));
        Assert.That(await IdsAsync(unknown, cancellationToken), Is.EqualTo(new[] { "node-nowhere-invalid" }));
        Assert.That(await IdsAsync(unknown, cancellationToken), Is.EqualTo(new[] { "node-nowhere-invalid" }), "and no second one");
        using var bad = gateway.Person("no%20name");
        await RefusedAsync(await bad.SendAsync(HttpMethod.Get, "/api/clusters"), 400, "invalid-node");
    }

    [Test]
    public async Task Settings_ThatCannotBeUsed_Are503AndFoundWhenPutRight(CancellationToken cancellationToken)
    {
        await using var lab = await PlugInLab.StartAsync();
        await using var gateway = await GatewayDouble.StartAsync(new { mode = "sideways" }, lab.Environment);
        using var person = gateway.Person("HV01");
        var refused = await RefusedAsync(await person.SendAsync(HttpMethod.Get, "/api/clusters"), 503, "plugin-settings");
        Assert.That(refused.GetProperty("detail").GetString(), Does.Contain("mode is 'sideways'"));

        gateway.Write(lab.InProcess);
        HttpResponseMessage answer;
        do
        {
            answer = await person.SendAsync(HttpMethod.Get, "/api/clusters");
            cancellationToken.ThrowIfCancellationRequested();
        }
        while (answer.StatusCode == HttpStatusCode.ServiceUnavailable);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>Checks a refusal in both of its shapes.</summary>
    internal static async Task<JsonElement> RefusedAsync(HttpResponseMessage response, int status, string kind)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), text);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        var body = JsonDocument.Parse(text).RootElement;
        Assert.That(body.GetProperty("type").GetString(), Is.EqualTo("urn:wacmirror:error:" + kind));
        Assert.That(body.GetProperty("error").GetProperty("code").GetString(), Is.EqualTo("urn:wacmirror:error:" + kind));
        Assert.That(body.GetProperty("error").GetProperty("message").GetString(), Is.EqualTo(body.GetProperty("detail").GetString()));
        return body;
    }

    private static async Task<IEnumerable<string?>> IdsAsync(GatewayPerson person, CancellationToken cancellationToken)
    {
        using var answer = await person.SendAsync(HttpMethod.Get, "/api/clusters");
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return JsonDocument.Parse(text).RootElement.EnumerateArray().Select(cluster => cluster.GetProperty("id").GetString());
    }

    /// <summary>The whole first, then a role that is set while the stream is open, and taken back.</summary>
    private static async Task FollowAsync(
        GatewayPerson person, HttpTransportType transport, CancellationToken cancellationToken)
    {
        await using var hub = person.Hub(transport);
        await hub.StartAsync(cancellationToken);
        string? adapter = null;
        var wanted = "Source";
        await foreach (var update in hub.StreamAsync<JsonElement>("StreamTopology", PlugInLab.Id, cancellationToken))
        {
            var shown = update.GetProperty("upserted").EnumerateArray();
            if (adapter is null)
            {
                var found = shown.FirstOrDefault(row => row.ToString().Contains("\"SQL02\"", StringComparison.Ordinal)
                    && row.ToString().Contains("Production", StringComparison.Ordinal));
                if (found.ValueKind == JsonValueKind.Undefined)
                    continue;
                adapter = found.GetProperty("id").GetString()!;
                await SetAsync(wanted);
            }
            else if (shown.Any(row => row.GetProperty("id").GetString() == adapter && row.GetProperty("role").GetString() == wanted))
            {
                if (wanted == "None")
                    return;
                await SetAsync(wanted = "None");
            }
        }

        async Task SetAsync(string role)
        {
            var answer = await person.SendAsync(
                HttpMethod.Put, $"/api/clusters/{PlugInLab.Id}/adapters/{adapter}/role", $$"""{ "role": "{{role}}" }""");
            Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync(cancellationToken));
        }
    }
}
