using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.GatewayPlugin.Pipeline.Attended;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.GatewayPlugin.Pipeline.Attended;

/// <summary>The plug-in's pipeline with the account of whoever is here, over the lab's sockets.</summary>
[CancelAfter(120_000)]
internal sealed class AttendedPipelineTests
{
    private AttendedGateway gateway = null!;

    [SetUp]
    public async Task StartAsync() => gateway = await AttendedGateway.StartAsync();

    [TearDown]
    public async Task StopAsync() => await gateway.DisposeAsync();

    [Test]
    public async Task Nodes_ThatOnePersonReads_AreNotShownToAnotherWhomTheyRefuse(CancellationToken cancellationToken)
    {
        await UntilAsync("ann", "StreamTopology", IsRead, cancellationToken);
        await UntilAsync(
            "eve", "StreamTopology", update => Nodes(update).Exists(node => node.ToString().Contains("AuthenticationFailed", StringComparison.Ordinal)),
            cancellationToken, password: "wrong");

        var hers = await AdaptersAsync("ann", null);
        var others = await AdaptersAsync("eve", "wrong");

        Assert.That(hers.GetProperty("total").GetInt32(), Is.GreaterThan(0));
        Assert.That(others.GetProperty("total").GetInt32(), Is.Zero);
        Assert.That(others.ToString(), Does.Not.Contain("SQL0"));
        var id = hers.GetProperty("items")[0].Text("id");
        await gateway.SendAsync("eve", HttpMethod.Put, $"/api/clusters/hvlab/adapters/{id}/role", """{"role":"Source"}""", "wrong")
            .ErrorAsync(404, "unknown-adapter");
    }

    [Test]
    public async Task Connection_OfAnotherPersonsHub_IsNotThere(CancellationToken cancellationToken)
    {
        var made = await gateway.SendAsync("ann", HttpMethod.Post, "/hubs/live/negotiate?negotiateVersion=1").BodyAsync();
        var path = $"/hubs/live?id={made.Text("connectionToken")}";
        using var others = await gateway.SendAsync("bob", HttpMethod.Get, path);
        Assert.That((int)others.StatusCode, Is.EqualTo(404));
        // Long polling answers the first request at once.
        using var own = await gateway.SendAsync("ann", HttpMethod.Get, path);
        Assert.That((int)own.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Caller_WithoutAnAccount_IsToldWhyAndNothingIsStarted()
    {
        var refused = await gateway.SendWithAsync("ann", string.Empty, HttpMethod.Get, "/api/clusters")
            .ErrorAsync(403, "caller-identity-missing");
        Assert.That(refused.GetProperty("error").Text("message"), Does.Contain("Windows identity"));
        Assert.That(gateway.Pipeline.Present, Is.Zero);
    }

    [Test]
    public async Task Caller_WhomNoRuleNames_IsRefusedAndNothingIsStarted()
    {
        await gateway.SendAsync("mallory", HttpMethod.Get, "/api/clusters").ErrorAsync(403, "permission-missing");
        await gateway.SendAsync(string.Empty, HttpMethod.Get, "/api/clusters").ErrorAsync(403, "caller-unknown");
        foreach (var nobody in new[] { "mallory", string.Empty })
        {
            await gateway.SendAsync(nobody, HttpMethod.Get, "/healthz").BodyAsync();
            await gateway.SendAsync(nobody, HttpMethod.Get, "/api/nothing").ErrorAsync(404, "unknown-path");
        }
        Assert.That(gateway.Pipeline.Present, Is.Zero);
        Assert.That(gateway.Pipeline.Unattended, Is.Zero);
    }

    [Test]
    public async Task Person_IsHereWhileAConnectionIsOpenAndForSomeTimeAfter(CancellationToken cancellationToken)
    {
        await using (var hub = gateway.Hub("ann"))
        {
            await hub.StartAsync(cancellationToken);
            gateway.Time.Advance(AttendedRooms.Grace * 3);
            Assert.That(gateway.Pipeline.Present, Is.EqualTo(1));
            await UntilAsync("ann", "StreamTopology", IsRead, cancellationToken);
        }
        // The gateway hears of the closed connection a little later; whoever is gone for good is gone with the clock.
        while (gateway.Pipeline.Present > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            gateway.Time.Advance(AttendedRooms.Grace);
            await Task.Yield();
        }
        await gateway.SendAsync("ann", HttpMethod.Get, "/api/clusters").BodyAsync();
        gateway.Time.Advance(AttendedRooms.Grace / 2);
        Assert.That(gateway.Pipeline.Present, Is.EqualTo(1));
    }

    [Test]
    public async Task Drift_MadeWhileNobodyIsHere_IsRepairedForWhoComesNext(CancellationToken cancellationToken)
    {
        await UntilAsync("ann", "StreamTopology", IsRead, cancellationToken);
        var items = (await AdaptersAsync("ann", null)).GetProperty("items").EnumerateArray();
        var id = items.First(row => row.Text("node") == "HV01" && row.Text("role") == "None" && row.GetProperty("mirrorable").GetBoolean())
            .Text("id")!;
        await gateway.SendAsync("ann", HttpMethod.Put, $"/api/clusters/hvlab/adapters/{id}/role", """{"role":"Source"}""").BodyAsync();
        await UntilAsync("guests", "StreamPolicies", update => IsBy(update, "guests", "ann"), cancellationToken);

        await LeaveAsync(cancellationToken);
        await SetByHandAsync(id, MirrorRole.None);
        // Nobody here may repair it.
        await UntilAsync("guests", "StreamPolicies", update => IsBy(update, "guests", null), cancellationToken);
        Assert.That(await RoleAsync(id), Is.EqualTo(MirrorRole.None));

        await UntilAsync("bob", "StreamPolicies", update => IsBy(update, "bob", "bob"), cancellationToken);
        await UntilAsync("bob", "StreamTopology", update => Rows(update).Exists(row => row.Text("id") == id && row.Text("role") == "Source"), cancellationToken);
        Assert.That(await RoleAsync(id), Is.EqualTo(MirrorRole.Source));
        var audit = (await gateway.SendAsync("bob", HttpMethod.Get, "/api/clusters/hvlab/audit").BodyAsync()).ToString();
        Assert.That(audit, Does.Contain("epoch 1, as ann").And.Contain("epoch 2, as bob"));
    }

    [Test]
    public async Task Node_OfNoCluster_IsLookedAfterForWhoMayOnlyRead(CancellationToken cancellationToken)
    {
        await using var hub = gateway.Hub("guests", node: "nowhere.invalid");
        await hub.StartAsync(cancellationToken);
        await foreach (var update in hub.StreamAsync<JsonElement>("StreamTopology", "node-nowhere-invalid", cancellationToken))
            if (Nodes(update).Exists(node => node.Text("name") == "nowhere.invalid"))
                return;
        Assert.Fail("The stream ended.");
    }

    [Test]
    public async Task Cluster_ThatOneRemoves_IsLookedAfterForNobody(CancellationToken cancellationToken)
    {
        await UntilAsync("ann", "StreamTopology", IsRead, cancellationToken);
        await using var hub = gateway.Hub("bob");
        await hub.StartAsync(cancellationToken);
        var stream = await hub.StreamAsChannelAsync<JsonElement>("StreamTopology", "hvlab", cancellationToken);
        await stream.ReadAsync(cancellationToken);

        using var removed = await gateway.SendAsync("ann", HttpMethod.Delete, "/api/clusters/hvlab");
        Assert.That((int)removed.StatusCode, Is.EqualTo(204));

        // His stream ends, because his engine does.
        await foreach (var _ in stream.ReadAllAsync(cancellationToken))
            continue;
        using var gone = await gateway.SendAsync("bob", HttpMethod.Get, "/api/clusters/hvlab/adapters");
        Assert.That((int)gone.StatusCode, Is.EqualTo(404));
    }

    private static bool IsRead(JsonElement update) =>
        Nodes(update) is { Count: > 0 } nodes && nodes.TrueForAll(node => node.TryGetProperty("readAt", out var at) && at.ValueKind == JsonValueKind.String);

    private static bool IsBy(JsonElement update, string person, string? enforcer) =>
        update.TryGetProperty("attendance", out var attendance) && attendance.ValueKind == JsonValueKind.Object
        && attendance.Text("person") == person
        && (attendance.TryGetProperty("enforcer", out var by) ? by.GetString() : null) == enforcer;

    private static List<JsonElement> Nodes(JsonElement update) => [.. update.GetProperty("nodes").EnumerateArray()];

    private static List<JsonElement> Rows(JsonElement update) => [.. update.GetProperty("upserted").EnumerateArray()];

    private Task<JsonElement> AdaptersAsync(string user, string? password) =>
        gateway.SendAsync(user, HttpMethod.Get, "/api/clusters/hvlab/adapters?pageSize=100", password: password).BodyAsync();

    /// <summary>Everybody leaves.</summary>
    private async Task LeaveAsync(CancellationToken cancellationToken)
    {
        while (gateway.Pipeline.Present > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            gateway.Time.Advance(AttendedRooms.Grace);
            await Task.Yield();
        }
    }

    private async Task UntilAsync(
        string user, string stream, Func<JsonElement, bool> isSeen, CancellationToken cancellationToken, string? password = null)
    {
        await using var hub = gateway.Hub(user, password);
        await hub.StartAsync(cancellationToken);
        await foreach (var update in hub.StreamAsync<JsonElement>(stream, "hvlab", cancellationToken))
            if (isSeen(update))
                return;
        Assert.Fail($"{stream} ended before it showed what was waited for.");
    }

    private async Task SetByHandAsync(string id, MirrorRole role)
    {
        using var sessions = Sessions();
        var adapter = await FindAsync(sessions, id);
        var outcome = await new RoleWriter(sessions, TimeProvider.System)
            .WriteAsync("HV01", [new RoleChange(adapter, adapter.Role with { Role = role })], CancellationToken.None);
        Assert.That(outcome.Single().Error, Is.Null);
    }

    private async Task<MirrorRole> RoleAsync(string id)
    {
        using var sessions = Sessions();
        return (await FindAsync(sessions, id)).Role.Role;
    }

    private static async Task<Adapter> FindAsync(CimSessionPool sessions, string id) =>
        (await new NodeReader(sessions, TimeProvider.System).ReadAsync("HV01", NodeScope.Node, CancellationToken.None))
        .Adapters.Single(adapter => adapter.Id.ToString() == id);

    private CimSessionPool Sessions() => CimSessionPool.ByTransport(
        gateway.Lab.Lab.Nodes.Select(node => new NodeEndpoint(
            node.Name, node.Endpoint, new NodeCredential.Basic(gateway.Lab.Lab.UserName, gateway.Lab.Lab.Password))),
        TimeProvider.System);
}
