using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Plugin;

/// <summary>The plug-in answers as the host does: every operation of the API's description, each with a cluster of its own
/// from the same topology.</summary>
[CancelAfter(300_000)]
internal sealed class PlugInApiTests
{
    [Test]
    public async Task EveryOperation_ThroughTheGateway_AnswersAsTheHost(CancellationToken cancellationToken)
    {
        await using var labOfHost = await PlugInLab.StartAsync();
        await using var labOfPlugIn = await PlugInLab.StartAsync();
        var (host, client) = await HostProcess.StartAsync(["--data", labOfHost.Data], labOfHost.Environment);
        await using var _ = host;
        using var __ = client;
        await using var gateway = await GatewayDouble.StartAsync(labOfPlugIn.InProcess, labOfPlugIn.Environment);
        using var person = gateway.Person("HV01");
        ApiSide[] sides = [OfHost(client), OfPlugIn(person)];
        await Task.WhenAll(sides.Select(side => PrepareAsync(side, cancellationToken)));

        using (Assert.EnterMultipleScope())
            foreach (var step in ApiWalk.Steps)
            {
                var answers = await Task.WhenAll(sides.Select(side => TakeAsync(side, step, cancellationToken)));
                Assert.That(answers[1], Is.EqualTo(answers[0]), $"{step.Operation} {step.Path}");
                if (step.Status is { } status)
                    Assert.That(answers[0].Status, Is.EqualTo(status), $"{step.Operation} {step.Path}: {answers[0].Body}");
            }

        var described = (await client.GetAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Where(member => member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("operationId", out var _))
            .Select(operation => operation.Value.GetProperty("operationId").GetString());
        Assert.That(ApiWalk.Steps.Select(step => step.Operation).Distinct(), Is.EquivalentTo(described));
        var state = await gateway.StateAsync();
        Assert.That(state.GetProperty("runtime").GetString(), Does.StartWith("8."));
        Assert.That(await gateway.StopAsync(), Is.Zero, gateway.Output);
    }

    private static ApiSide OfHost(LabClient client) => new(
        "host",
        async (method, path, json) =>
        {
            using var http = new HttpClient { BaseAddress = client.Address };
            var request = new HttpRequestMessage(method, path);
            request.Headers.Authorization = new("Bearer", client.Token);
            if (json is not null)
                request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
            return await http.SendAsync(request);
        },
        () => new HubConnectionBuilder()
            .WithUrl(
                new Uri(client.Address, "/hubs/live"),
                options => options.AccessTokenProvider = () => Task.FromResult<string?>(client.Token))
            .Build());

    private static ApiSide OfPlugIn(GatewayPerson person) => new(
        "plug-in",
        (method, path, json) => person.SendAsync(method, path, json),
        () => person.Hub(HttpTransportType.WebSockets));

    private static async Task PrepareAsync(ApiSide side, CancellationToken cancellationToken)
    {
        await side.InventoryAsync(cancellationToken);
        await side.AddressesAsync("SQL01", cancellationToken);
        foreach (var (name, machine) in new[] { ("adapter", "SQL01"), ("second", "WEB01") })
        {
            var answer = await side.Send(
                HttpMethod.Get, side.Fill($"/api/clusters/{{cluster}}/adapters?vm={machine}&switch=Production"), null);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            Assert.That(answer.IsSuccessStatusCode, Is.True, text);
            side.Names[name] = JsonDocument.Parse(text).RootElement.GetProperty("items")[0].GetProperty("id").GetString()!;
        }
    }

    private static async Task<ApiAnswer> TakeAsync(ApiSide side, ApiStep step, CancellationToken cancellationToken)
    {
        using var response = await side.Send(
            new HttpMethod(step.Method), side.Fill(step.Path), step.Body is null ? null : side.Fill(step.Body));
        var answer = await ApiAnswer.OfAsync(response, step.IsLive);
        if (step.Then is { } then && response.IsSuccessStatusCode)
            await then(side, cancellationToken);
        return answer;
    }
}
