using System.Net;
using System.Text;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Lab.Wsman.Security;

/// <summary>Signing in with Kerberos at a real key distribution center, and sealing over HTTP.</summary>
public sealed class KerberosTests
{
    /// <summary>Header 16, trailer 28 and confounder 16 with AES and SHA-1, as Windows sends them.</summary>
    private const int WindowsSignature = 60;

    [SetUp]
    public Task RequireAsync() => KerberosRealm.RequireAsync();

    [TestCase("Kerberos")]
    [TestCase("Negotiate")]
    public async Task SealedRequests_OneAfterAnother_AreAnsweredInWindowsLayout(string package)
    {
        await using var bench = await StartAsync(NodeSecurity.AsWindows);
        using var peer = Peer(bench, package);
        await peer.SignInAsync();
        var first = await peer.PostSealedAsync(Requests.Identify);
        var second = await peer.PostSealedAsync(Requests.Query("SELECT * FROM Msvm_ComputerSystem"));
        Assert.Multiple(() =>
        {
            Assert.That(first.Has("IdentifyResponse"));
            Assert.That(second.Values("Name"), Has.Count.EqualTo(500));
            Assert.That((peer.AnswerSignature, peer.AnswerRotation), Is.EqualTo((WindowsSignature, 28)));
        });
    }

    [TestCase(false, HttpStatusCode.BadRequest)]
    [TestCase(true, HttpStatusCode.OK)]
    public async Task TrailerAtTheEnd_IsTakenWhereTheNodeTakesIt(bool takes, HttpStatusCode status)
    {
        await using var bench = await StartAsync(NodeSecurity.AsWindows with { TakesTrailerAtTheEnd = takes });
        using var peer = Peer(bench, "Negotiate", rotates: false);
        await peer.SignInAsync();
        Assert.That((await peer.PostSealedAsync(Requests.Identify)).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task SealedRequest_PaddedWithNuls_IsUnderstood()
    {
        await using var bench = await StartAsync(NodeSecurity.AsWindows);
        using var peer = Peer(bench, "Negotiate");
        await peer.SignInAsync();
        Assert.That((await peer.PostSealedAsync(Requests.Identify + "\0\0\0\0\0\0\0")).Has("IdentifyResponse"));
    }

    [Test]
    public async Task HttpClient_WithItsOwnNegotiate_IsAnsweredOverTls()
    {
        await using var bench = await StartAsync(NodeSecurity.AsWindows);
        using var handler = Tls.Trusting(bench.Server.AuthorityPem);
        handler.Credentials = new CredentialCache
        {
            { Localhost(bench.Server.SecureEndpointOf("NODE1")), "Negotiate", Account },
        };
        using var client = new HttpClient(handler);
        using var content = new StringContent(Requests.Identify, Encoding.UTF8, "application/soap+xml");
        using var response = await client.PostAsync(Localhost(bench.Server.SecureEndpointOf("NODE1")), content);
        Assert.Multiple(async () =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("OS: 10.0"));
        });
    }

    [Test]
    public async Task Curl_WithTheTicketOfTheProcess_IsAnsweredOverTls()
    {
        await KerberosRealm.SignInAsync();
        await using var bench = await StartAsync(NodeSecurity.AsWindows);
        var answer = await Curl.PostAsync(
            Localhost(bench.Server.SecureEndpointOf("NODE1")), bench.Server.AuthorityPem, Requests.Identify);
        Assert.That(answer, Does.Contain("OS: 10.0"));
    }

    private static NetworkCredential Account { get; } =
        new(KerberosRealm.UserName, KerberosRealm.Password, KerberosRealm.Name);

    private static Task<Bench> StartAsync(NodeSecurity security) => Bench.StartAsync(
        Bench.Options(), new WsmanNode("NODE1", [EnumerateTests.Machines(500)]) { Security = security });

    private static SignedInPeer Peer(Bench bench, string package, bool rotates = true) =>
        new(bench.Server.EndpointOf("NODE1"), package, Account) { Rotates = rotates };

    private static Uri Localhost(Uri endpoint) => new UriBuilder(endpoint) { Host = "localhost" }.Uri;
}
