using System.Text.Json;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Security;
using WacMirror.Gateway.Security.Forwarded;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Routed;

/// <summary>What the host makes of requests that the gateway's plug-in forwards.</summary>
internal sealed class ForwardedCallTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly FakeCluster cluster = new();
    private EngineUnderTest engine = null!;
    private DataFolder folder = null!;
    private GatewayTokens tokens = null!;
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        folder = new DataFolder();
        tokens = new GatewayTokens(GatewayKey.LoadOrCreate(folder.File("key")), "WacMirror", TimeProvider.System);
        cluster.Put(Some.Node("HV01", sql));
        cluster.Own();
        engine = new EngineUnderTest(cluster, "HV01");
        await engine.StatusAsync(status => status.Snapshot.Adapters.Count == 1);
        api = await ApiUnderTest.StartAsync(services => services.AddGatewayCalls(tokens), engine.Engine);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await api.DisposeAsync();
        await engine.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task Caller_OfTheToken_IsWhoCallsAndMayWhatItSays()
    {
        var session = await SendAsync("GET", "/api/session", null, Permissions.ReadInventory).BodyAsync();
        Assert.That(session.Text("user"), Is.EqualTo("alice"));
        Assert.That(session.GetProperty("permissions").EnumerateArray().Single().GetString(), Is.EqualTo(Permissions.ReadInventory));
        var refused = await SendAsync("PUT", $"/api/clusters/fake/adapters/{sql.Id}/role", """{"role":"Source"}""", Permissions.ReadInventory)
            .ErrorAsync(403, "permission-missing");
        Assert.That(refused.GetProperty("error").GetProperty("code").GetString(), Is.EqualTo("urn:wacmirror:error:permission-missing"));
    }

    [Test]
    public async Task LocalToken_BesideIt_StillOpensTheApi()
    {
        var session = await api.SendAsync(HttpMethod.Get, "/api/session").BodyAsync();
        Assert.That(session.Text("user"), Is.EqualTo("local operator"));
    }

    [Test]
    public async Task Token_UsedTwice_Is401WithItsReason()
    {
        var token = tokens.Issue(new ForwardedCall("alice", Permissions.All, "HV01", "GET", "/api/session"));
        Task<HttpResponseMessage> SendAsync() => api.SendAsync(
            HttpMethod.Get, "/api/session", change: request => Carry(request, token));
        (await SendAsync()).EnsureSuccessStatusCode();
        var again = await SendAsync();
        Assert.That(again.Headers.WwwAuthenticate.Single().Scheme, Is.EqualTo("WacMirror-Gateway"));
        await Task.FromResult(again).ErrorAsync(401, "gateway-token-replayed");
    }

    [Test]
    public async Task Node_OfTheToken_ShowsItsClusterOnly()
    {
        var list = await SendAsync("GET", "/api/clusters", null, Permissions.ReadInventory).BodyAsync();
        Assert.That(list.EnumerateArray().Single().Text("id"), Is.EqualTo("fake"));
        await SendAsync("GET", "/api/clusters/other/adapters", null, Permissions.ReadInventory).ErrorAsync(404, "unknown-cluster");
    }

    [TestCase(NodeFault.AuthenticationFailed, 401, "node-authentication-failed")]
    [TestCase(NodeFault.AccessDenied, 403, "node-access-denied")]
    [TestCase(NodeFault.TimedOut, 504, "node-timed-out")]
    public async Task Node_ThatRefuses_IsToldToTheShellByItsStatus(NodeFault fault, int status, string kind)
    {
        cluster.Fail("HV01", fault);
        var error = await SendAsync("PUT", $"/api/clusters/fake/adapters/{sql.Id}/role", """{"role":"Source"}""", Permissions.WriteRoles)
            .ErrorAsync(status, kind);
        Assert.That(error.GetProperty("error").Text("message"), Is.EqualTo(error.Text("detail")));
        Assert.That(error.GetProperty("error").GetProperty("details").ValueKind, Is.EqualTo(JsonValueKind.Array));
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path, string? json, params string[] permissions) =>
        api.SendAsync(
            new HttpMethod(method),
            path,
            json,
            request => Carry(request, tokens.Issue(new ForwardedCall("alice", [.. permissions], "hv01.contoso.com", method, path))));

    private static void Carry(HttpRequestMessage request, string token)
    {
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", GatewayCalls.Header(token));
    }
}
