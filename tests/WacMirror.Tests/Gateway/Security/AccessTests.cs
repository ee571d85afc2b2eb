using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using WacMirror.Gateway.Live;
using WacMirror.Gateway.Security;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Security;

internal sealed class AccessTests
{
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync() => api = await ApiUnderTest.StartAsync();

    [TearDown]
    public async Task StopAsync() => await api.DisposeAsync();

    [Test]
    public void EveryEndpoint_NamesOnePermissionOrIsOpenOnPurpose()
    {
        var endpoints = api.Parts.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.That(endpoints, Has.Count.GreaterThan(6));
        foreach (var endpoint in endpoints)
        {
            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).ToList();
            var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.That(isOpen || policies.Intersect(Permissions.All).Count() == 1, Is.True, endpoint.DisplayName);
        }
    }

    [Test]
    public void EveryHubMethod_NamesOnePermission()
    {
        var methods = typeof(LiveHub).GetMethods().Where(method => method.DeclaringType == typeof(LiveHub)).ToList();
        Assert.That(methods, Is.Not.Empty);
        foreach (var method in methods)
        {
            var policy = method.GetCustomAttributes(typeof(AuthorizeAttribute), false).Cast<AuthorizeAttribute>().Single().Policy;
            Assert.That(Permissions.All, Does.Contain(policy), method.Name);
        }
    }

    [TestCase("GET", "policies", Permissions.ReadPolicies)]
    [TestCase("GET", "policies/schema", Permissions.ReadPolicies)]
    [TestCase("GET", "policies/{id}", Permissions.ReadPolicies)]
    [TestCase("GET", "policies/{id}/plan", Permissions.ReadPolicies)]
    [TestCase("GET", "policies/{id}/history", Permissions.ReadPolicies)]
    [TestCase("POST", "policies/preview", Permissions.ReadPolicies)]
    [TestCase("POST", "policies", Permissions.WritePolicies)]
    [TestCase("PUT", "policies/{id}", Permissions.WritePolicies)]
    [TestCase("DELETE", "policies/{id}", Permissions.WritePolicies)]
    [TestCase("POST", "policies/{id}/apply", Permissions.WritePolicies)]
    [TestCase("POST", "policies/{id}/confirm", Permissions.WritePolicies)]
    [TestCase("POST", "policies/{id}/undo", Permissions.WritePolicies)]
    [TestCase("POST", "policies/{id}/adopt", Permissions.WritePolicies)]
    [TestCase("POST", "policies/{id}/history/{revision}/restore", Permissions.WritePolicies)]
    [TestCase("GET", "findings", Permissions.ReadPolicies)]
    [TestCase("GET", "coverage", Permissions.ReadPolicies)]
    [TestCase("GET", "coverage/intervals", Permissions.ReadPolicies)]
    [TestCase("GET", "ledger", Permissions.ReadPolicies)]
    [TestCase("GET", "audit", Permissions.ReadAudit)]
    [TestCase("PUT", "adapters/{id}/role", Permissions.WriteRoles)]
    public async Task Endpoint_OfPolicies_NeedsItsPermissionAndNoOther(string method, string path, string permission)
    {
        var address = "/api/clusters/none/" + path.Replace("{id}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{revision}", "1", StringComparison.Ordinal);
        var others = Permissions.All.Remove(permission);
        await using var without = await ApiUnderTest.StartAsync(
            services => services.AddSingleton<IClaimsTransformation>(new Granted([.. others])));
        await without.SendAsync(new HttpMethod(method), address, "{}").ErrorAsync(403, "permission-missing");
        await using var with = await ApiUnderTest.StartAsync(
            services => services.AddSingleton<IClaimsTransformation>(new Granted(permission)));
        await with.SendAsync(new HttpMethod(method), address, "{}").ErrorAsync(404, "unknown-cluster");
    }

    [TestCase("/api/session")]
    [TestCase("/api/clusters")]
    [TestCase("/hubs/live/negotiate")]
    public async Task Request_WithoutToken_Is401(string path)
    {
        var response = path.EndsWith("negotiate", StringComparison.Ordinal)
            ? await api.Client.PostAsync(path, null)
            : await api.Client.GetAsync(path);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("urn:wacmirror:error:sign-in-required"));
    }

    [Test]
    public async Task Request_WithAWrongToken_Is401()
    {
        var response = await api.SendAsync(
            HttpMethod.Get, "/api/session", change: request => request.Headers.Authorization = new("Bearer", new string('a', 64)));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task SignIn_WithTheToken_SetsACookieThatOpensTheApi()
    {
        var signIn = await api.Client.GetAsync($"/auth/local?token={api.Token}");
        Assert.That(signIn.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        var cookie = signIn.Headers.GetValues("Set-Cookie").Single();
        Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=strict"));

        var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        var session = await api.Client.SendAsync(request);
        Assert.That(session.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await session.Content.ReadAsStringAsync(), Does.Contain("roles.write"));
    }

    [Test]
    public async Task SignIn_WithACode_WorksOnce()
    {
        var code = api.Parts.GetRequiredService<SignIns>().IssueCode();
        Assert.That((await api.Client.GetAsync($"/auth/local?code={code}")).StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await api.Client.GetAsync($"/auth/local?code={code}")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task SignIn_NeverPutsTheTokenIntoACookie()
    {
        var signIn = await api.Client.GetAsync($"/auth/local?token={api.Token}");
        Assert.That(signIn.Headers.GetValues("Set-Cookie").Single(), Does.Not.Contain(api.Token));

        var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Add("Cookie", $"wacmirror-{api.Address.Port}={api.Token}");
        Assert.That((await api.Client.SendAsync(request)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task SignIn_WithAnotherToken_SetsNoCookie()
    {
        var response = await api.Client.GetAsync("/auth/local?token=wrong");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
    }

    [TestCase("attacker.example")]
    [TestCase("192.168.1.10")]
    public async Task Request_ToAForeignHostName_IsRefused(string host)
    {
        var response = await api.SendAsync(HttpMethod.Get, "/api/session", change: request => request.Headers.Host = host);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("host-refused"));
    }

    [TestCase("https://attacker.example")]
    [TestCase("http://127.0.0.1:1")]
    [TestCase("null")]
    public async Task Request_FromAForeignPage_IsRefused(string origin)
    {
        var response = await api.SendAsync(
            HttpMethod.Get, "/api/session", change: request => request.Headers.Add("Origin", origin));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("origin-refused"));
    }

    [Test]
    public async Task Hub_OfAnUnknownCluster_SaysSo()
    {
        await using var connection = api.Hub();
        await connection.StartAsync();
        var error = Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(async () =>
        {
            await foreach (var _ in connection.StreamAsync<object>("StreamTopology", "none"))
                Assert.Fail("An unknown cluster streamed something.");
        });
        Assert.That(error!.Message, Does.Contain("unknown-cluster"));
    }
}
