using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace WacMirror.SystemTests.Plugin;

/// <summary>Nodes are reached with the account of each person; the gateway's process knows none.</summary>
[CancelAfter(240_000)]
internal sealed class AttendedTests
{
    private const string Bob = @"CONTOSO\bob;S-1-5-32-544";

    [Test]
    public async Task Person_ActsWithTheirOwnAccountAndSeesNothingOfAnothers(CancellationToken cancellationToken)
    {
        await using var lab = await PlugInLab.StartAsync();
        await using var gateway = await GatewayDouble.StartAsync(lab.Attended);
        using var alice = gateway.Person("HV01", lab.With(GatewayPerson.Administrator));
        using var bob = gateway.Person("HV01", lab.With(Bob, "wrong"));

        var row = await UntilAsync(alice, "StreamTopology", IsMirrorable, cancellationToken);
        var adapter = row.GetProperty("upserted").EnumerateArray().First(IsPlain).GetProperty("id").GetString();
        using var set = await alice.SendAsync(
            HttpMethod.Put, $"/api/clusters/{PlugInLab.Id}/adapters/{adapter}/role", """{ "role": "Source" }""");
        Assert.That((int)set.StatusCode, Is.EqualTo(200), await set.Content.ReadAsStringAsync(cancellationToken));

        // What is stored is the cluster's; what the nodes say to alice is not bob's.
        await UntilAsync(
            bob,
            "StreamPolicies",
            update => update.GetProperty("attendance") is { ValueKind: JsonValueKind.Object } attendance
                && attendance.GetProperty("person").GetString() == @"CONTOSO\bob"
                && attendance.GetProperty("enforcer").GetString() == @"CONTOSO\alice",
            cancellationToken);
        await UntilAsync(
            bob,
            "StreamTopology",
            update => update.ToString().Contains("AuthenticationFailed", StringComparison.Ordinal),
            cancellationToken);
        using var adapters = await bob.SendAsync(HttpMethod.Get, $"/api/clusters/{PlugInLab.Id}/adapters");
        var shown = JsonDocument.Parse(await adapters.Content.ReadAsStringAsync(cancellationToken)).RootElement;
        Assert.That(shown.GetProperty("total").GetInt32(), Is.Zero);
        Assert.That(await gateway.StopAsync(), Is.Zero, gateway.Output);
        Assert.That(gateway.Output, Does.Contain("ended, 0 errors unobserved"));
    }

    [Test]
    public async Task Person_WhoseAccountTheGatewayDoesNotHandOver_IsToldSo()
    {
        await using var lab = await PlugInLab.StartAsync();
        await using var gateway = await GatewayDouble.StartAsync(lab.Attended);
        using var alice = gateway.Person("HV01");
        await PlugInHubTests.RefusedAsync(
            await alice.SendAsync(HttpMethod.Get, "/api/clusters"), 403, "caller-identity-missing");
    }

    private static bool IsMirrorable(JsonElement update) => update.GetProperty("upserted").EnumerateArray().Any(IsPlain);

    private static bool IsPlain(JsonElement row) =>
        row.GetProperty("mirrorable").GetBoolean() && row.GetProperty("role").GetString() == "None"
        && row.ToString().Contains("\"SQL", StringComparison.Ordinal);

    private static async Task<JsonElement> UntilAsync(
        GatewayPerson person, string stream, Func<JsonElement, bool> isSeen, CancellationToken cancellationToken)
    {
        await using var hub = person.Hub(HttpTransportType.WebSockets);
        await hub.StartAsync(cancellationToken);
        await foreach (var update in hub.StreamAsync<JsonElement>(stream, PlugInLab.Id, cancellationToken))
            if (isSeen(update))
                return update;
        throw new InvalidOperationException($"{stream} ended before it showed what was waited for.");
    }
}
