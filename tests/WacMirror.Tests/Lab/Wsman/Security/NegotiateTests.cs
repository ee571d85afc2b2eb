using System.Net;
using System.Text;
using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Security;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Lab.Wsman.Security;

/// <summary>Signing in with NTLM and sealing over HTTP; bare and inside SPNEGO.</summary>
[TestFixture("NTLM")]
[TestFixture("Negotiate")]
public sealed class NegotiateTests(string package)
{
    private Bench bench = null!;

    [SetUp]
    public async Task StartAsync()
    {
        NtlmAccounts.Require();
        bench = await BenchOf(NodeSecurity.AsWindows);
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (bench is not null)
            await bench.DisposeAsync();
    }

    [Test]
    public async Task SealedRequests_OneAfterAnother_AreAnsweredSealed()
    {
        using var peer = Peer();
        var signedIn = await peer.SignInAsync();
        var replies = new List<Reply>();
        for (var count = 0; count < 3; count++)
            replies.Add(await peer.PostSealedAsync(Requests.Query("SELECT * FROM Msvm_X")));
        Assert.Multiple(() =>
        {
            Assert.That(signedIn, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(replies.Select(reply => reply.Values("Name").Single()), Is.All.EqualTo("仮想マシン"));
            Assert.That(peer.AnswerSignature, Is.EqualTo(16));
            Assert.That(replies[0].ContentType, Is.EqualTo("application/soap+xml;charset=UTF-8"));
        });
    }

    [Test]
    public async Task SealedUtf16Request_IsAnsweredInUtf16()
    {
        using var peer = await SignedInAsync();
        var reply = await peer.PostSealedAsync(
            Encoding.Unicode.GetBytes(Requests.Query("SELECT * FROM Msvm_X")), "UTF-16");
        Assert.Multiple(() =>
        {
            Assert.That(reply.Values("Name"), Is.EqualTo(new[] { "仮想マシン" }));
            Assert.That(reply.ContentType, Does.EndWith("UTF-16"));
        });
    }

    [Test]
    public async Task SealedRequest_PaddedWithNuls_IsUnderstood()
    {
        using var peer = await SignedInAsync();
        Assert.That(
            (await peer.PostSealedAsync(Requests.Identify + "\0\0\0\0")).Has("IdentifyResponse"));
    }

    [Test]
    public async Task Fault_OfASealedRequest_IsSealed()
    {
        using var peer = await SignedInAsync();
        var reply = await peer.PostSealedAsync(Requests.Query("SELECT * FROM Msvm_Missing"));
        Assert.Multiple(() =>
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(reply.Has("Fault"));
            Assert.That(peer.AnswerSignature, Is.EqualTo(16));
        });
    }

    [Test]
    public async Task SealedRequest_LargerThanTheEnvelope_IsASealedFault()
    {
        using var peer = await SignedInAsync();
        var reply = await peer.PostSealedAsync(Requests.Identify + new string(' ', 600_000));
        Assert.That((reply.Status, reply.Subcode), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "w:QuotaLimit")));
    }

    [Test]
    public async Task SealedRequest_ThatWasTamperedWith_IsRefused()
    {
        using var peer = await SignedInAsync();
        var body = peer.Seal(Encoding.UTF8.GetBytes(Requests.Identify), "UTF-8");
        body[body.Length / 2] ^= 1;
        Assert.That((await peer.SendAsync(body)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("")]
    [TestCase("--Encrypted Boundary\r\n")]
    [TestCase("--Encrypted Boundary\r\n\tOriginalContent: type=application/soap+xml;Length=9\r\n--Encrypted Boundary\r\n")]
    [TestCase("--Encrypted Boundary\r\n\tOriginalContent: type=application/soap+xml;Length=9\r\n--Encrypted Boundary\r\n"
        + "\tContent-Type: application/octet-stream\r\n\u0010\0\0\u0070--Encrypted Boundary--\r\n")]
    public async Task Body_ThatOnlyClaimsToBeSealed_IsRefused(string body)
    {
        using var peer = await SignedInAsync();
        Assert.That(
            (await peer.SendAsync(Encoding.ASCII.GetBytes(body))).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task PlainBody_AfterNegotiate_IsABareServerError()
    {
        using var peer = await SignedInAsync();
        var reply = await peer.PostPlainAsync(Requests.Identify);
        Assert.That((reply.Status, reply.Octets), Is.EqualTo((HttpStatusCode.InternalServerError, 0)));
    }

    [Test]
    public async Task PlainBody_WhereTheNodeAllowsIt_IsAnsweredPlain()
    {
        await using var open = await BenchOf(NodeSecurity.AsWindows with { AllowsUnencrypted = true });
        using var peer = Peer(open);
        await peer.SignInAsync();
        Assert.That((await peer.PostPlainAsync(Requests.Identify)).Has("IdentifyResponse"));
    }

    [Test]
    public async Task OtherConnection_OfTheSameClient_IsNotSignedIn()
    {
        using var peer = await SignedInAsync();
        using var other = Peer();
        Assert.That((await other.PostPlainAsync(Requests.Identify)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task WrongPassword_IsChallengedAgain()
    {
        using var peer = new SignedInPeer(
            bench.Server.EndpointOf("NODE1"),
            package,
            new NetworkCredential(NtlmAccounts.UserName, "wrong", NtlmAccounts.Domain));
        Assert.That(await peer.SignInAsync(), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task PlainBody_OverTls_NeedsNoSeal()
    {
        using var peer = new SignedInPeer(
            bench.Server.SecureEndpointOf("NODE1"), package, Account, Tls.Trusting(bench.Server.AuthorityPem));
        await peer.SignInAsync();
        var plain = await peer.PostPlainAsync(Requests.Identify);
        var wrapped = await peer.PostSealedAsync(Requests.Identify);
        Assert.Multiple(() =>
        {
            Assert.That(plain.Has("IdentifyResponse"));
            Assert.That(wrapped.Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        });
    }

    private static NetworkCredential Account { get; } =
        new(NtlmAccounts.UserName, NtlmAccounts.Password, NtlmAccounts.Domain);

    private static Task<Bench> BenchOf(NodeSecurity security) => Bench.StartAsync(
        Bench.Options(),
        new WsmanNode("NODE1", [FakeClass.Named("Msvm_X", "Name").With(FakeClass.Text("Name", "仮想マシン"))])
        {
            Security = security,
        });

    private SignedInPeer Peer(Bench? at = null) =>
        new((at ?? bench).Server.EndpointOf("NODE1"), package, Account);

    private async Task<SignedInPeer> SignedInAsync()
    {
        var peer = Peer();
        Assert.That(await peer.SignInAsync(), Is.EqualTo(HttpStatusCode.OK));
        return peer;
    }
}
