using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;
using WacMirror.Gateway.Security.Forwarded;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Routed;

/// <summary>What the host makes of requests that the gateway's plug-in forwards.</summary>
internal sealed class ForwardedCallTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly FakeCluster cluster = new();
    private readonly ScriptedEngine other =
        new() { Definition = new ClusterDefinition("other", "OTHER", ["HV51"], IsLab: false), NodeName = () => "HV51" };

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
        api = await ApiUnderTest.StartAsync(services => services.AddGatewayCalls(tokens), engine.Engine, other);
    }

    [TearDown]
    public async Task StopAsync()
    {
        cluster.Heal("HV01");
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
        (await SendAsync("GET", "/api/clusters/FAKE/adapters", null, Permissions.ReadInventory)).EnsureSuccessStatusCode();
        var refused = await SendAsync("GET", "/api/clusters/other/adapters", null, Permissions.ReadInventory)
            .ErrorAsync(404, "unknown-cluster");
        Assert.That(refused.GetProperty("allowed").EnumerateArray().Single().GetString(), Is.EqualTo("fake"));
        (await api.SendAsync(HttpMethod.Get, "/api/clusters/other/adapters")).EnsureSuccessStatusCode();
    }

    [TestCase(HttpTransportType.WebSockets)]
    [TestCase(HttpTransportType.ServerSentEvents)]
    [TestCase(HttpTransportType.LongPolling)]
    public async Task Node_OfTheToken_StreamsItsClusterOnly(HttpTransportType transport)
    {
        await using var hub = Hub(transport);
        await hub.StartAsync();
        foreach (var (stream, arguments) in new (string, object[])[]
            { ("StreamTopology", []), ("StreamPolicies", []), ("StreamRates", [Array.Empty<string>()]) })
        {
            await foreach (var _ in hub.StreamAsyncCore<JsonElement>(stream, ["fake", .. arguments]))
                break;
            var error = Assert.ThrowsAsync<HubException>(async () =>
            {
                await foreach (var _ in hub.StreamAsyncCore<JsonElement>(stream, ["other", .. arguments]))
                    break;
            });
            Assert.That(error!.Message, Does.Contain("urn:wacmirror:error:unknown-cluster"), stream);
        }
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

    /// <summary>A connection whose every request has a token of its own, as the plug-in sends them.</summary>
    private HubConnection Hub(HttpTransportType transport) => new HubConnectionBuilder()
        .WithUrl(new Uri(api.Address, "/hubs/live"), transport, options =>
        {
            options.HttpMessageHandlerFactory = inner => new TokenPerRequest(inner, Token);
            options.WebSocketFactory = async (context, cancellationToken) =>
            {
                var socket = new ClientWebSocket();
                socket.Options.SetRequestHeader("Authorization", Token("GET", context.Uri.PathAndQuery));
                await socket.ConnectAsync(context.Uri, cancellationToken);
                return socket;
            };
        })
        .Build();

    private string Token(string method, string target) => GatewayCalls.Header(tokens.Issue(new ForwardedCall(
        "alice", [Permissions.ReadInventory, Permissions.ReadCounters, Permissions.ReadPolicies], "HV01", method, target)));

    private static void Carry(HttpRequestMessage request, string token)
    {
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", GatewayCalls.Header(token));
    }

    private sealed class TokenPerRequest(HttpMessageHandler inner, Func<string, string, string> token) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token(request.Method.Method, request.RequestUri!.PathAndQuery));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
