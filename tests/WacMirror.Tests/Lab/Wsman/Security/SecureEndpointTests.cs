using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Security;

namespace WacMirror.Tests.Lab.Wsman.Security;

/// <summary>The node's TLS port and the authority behind it.</summary>
public sealed class SecureEndpointTests
{
    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    [TestCase("node1")]
    public async Task TlsPort_UnderEachNameOfTheNode_IsTrustedAndAnswers(string host)
    {
        await using var bench = await Bench.StartAsync();
        using var reply = await PostAsync(bench, host, bench.Server.AuthorityPem);
        Assert.That(reply.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task TlsPort_UnderAnotherName_IsNotTrusted()
    {
        await using var bench = await Bench.StartAsync();
        Assert.That(
            () => PostAsync(bench, "node2", bench.Server.AuthorityPem),
            Throws.InstanceOf<HttpRequestException>().With.InnerException.InstanceOf<AuthenticationException>());
    }

    [Test]
    public async Task TlsPort_OfAnotherServersAuthority_IsNotTrusted()
    {
        await using var bench = await Bench.StartAsync();
        await using var other = await Bench.StartAsync();
        Assert.That(
            () => PostAsync(bench, "localhost", other.Server.AuthorityPem),
            Throws.InstanceOf<HttpRequestException>().With.InnerException.InstanceOf<AuthenticationException>());
    }

    [Test]
    public async Task TlsPort_OfANodeThatIsDown_Resets()
    {
        await using var bench = await Bench.StartAsync();
        bench.Server.SetReachable("NODE1", false);
        Assert.That(
            () => PostAsync(bench, "localhost", bench.Server.AuthorityPem),
            Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<SocketException>());
    }

    [Test]
    public async Task Basic_WhereNothingMayBeInTheClear_WorksOverTlsOnly()
    {
        await using var bench = await Bench.StartAsync(
            Bench.Options(), new WsmanNode("NODE1", []) { Security = NodeSecurity.AsWindows });
        using var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Identify));
        using var clear = await bench.Client.SendAsync(request);
        using var secure = await PostAsync(bench, "localhost", bench.Server.AuthorityPem);
        Assert.Multiple(() =>
        {
            Assert.That(clear.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(clear.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Negotiate"));
            Assert.That(secure.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [TestCase(true, true, "Negotiate, Basic realm=\"WSMAN\"")]
    [TestCase(true, false, "Basic realm=\"WSMAN\"")]
    [TestCase(false, true, "Negotiate")]
    public async Task Challenge_NamesWhatTheNodeOffers(bool basic, bool negotiate, string challenge)
    {
        var security = new NodeSecurity { OffersBasic = basic, OffersNegotiate = negotiate };
        await using var bench = await Bench.StartAsync(
            Bench.Options(), new WsmanNode("NODE1", []) { Security = security });
        using var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Identify));
        request.Headers.Authorization = null;
        using var response = await bench.Client.SendAsync(request);
        Assert.That(response.Headers.WwwAuthenticate.ToString(), Is.EqualTo(challenge));
    }

    [Test]
    public async Task Password_WhereBasicIsNotOffered_IsRefused()
    {
        await using var bench = await Bench.StartAsync(
            Bench.Options(), new WsmanNode("NODE1", []) { Security = new NodeSecurity { OffersBasic = false } });
        Assert.That((await bench.PostAsync(Requests.Identify)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static async Task<HttpResponseMessage> PostAsync(Bench bench, string host, string authority)
    {
        var endpoint = bench.Server.SecureEndpointOf("NODE1");
        using var handler = Tls.Trusting(authority);
        // The name is the certificate's business; the address is the node's whatever the name.
        handler.ConnectCallback = async (_, ct) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, endpoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var client = new HttpClient(handler);
        using var request = bench.Request(Encoding.UTF8.GetBytes(Requests.Identify));
        request.RequestUri = new UriBuilder(endpoint) { Host = host }.Uri;
        return await client.SendAsync(request);
    }
}
