using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman.Transport;

/// <summary>Which certificates are taken, over a real TLS connection, for a password and for a handshake alike.</summary>
public sealed class TrustTests
{
    [Test]
    public async Task Authority_OfTheNodesCertificate_IsTaken()
    {
        await using var node = await TlsNode.StartAsync();
        Assert.That(await IdentifyAsync(node, new NodeTrust.Authority(node.AuthorityFile)), Is.EqualTo("Test"));
    }

    [Test]
    public async Task Authority_OfAnotherCertificate_IsRejected()
    {
        await using var node = await TlsNode.StartAsync();
        await using var other = await TlsNode.StartAsync();
        AssertRejected(node, new NodeTrust.Authority(other.AuthorityFile));
    }

    [Test]
    public async Task Certificate_ForAnotherName_IsRejected()
    {
        await using var node = await TlsNode.StartAsync("hv99.example.test");
        var error = AssertRejected(node, new NodeTrust.Authority(node.AuthorityFile));
        Assert.That(error.Detail, Does.Contain("RemoteCertificateNameMismatch").And.Contain("hv99.example.test"));
    }

    [Test]
    public async Task Certificate_OutOfDate_IsRejected()
    {
        await using var node = await TlsNode.StartAsync(until: new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var error = AssertRejected(node, new NodeTrust.Authority(node.AuthorityFile));
        Assert.That(error.Detail, Does.Contain("NotTimeValid"));
    }

    [Test]
    public async Task Certificate_OfAnAuthorityThatTheSystemDoesNotKnow_IsRejected()
    {
        await using var node = await TlsNode.StartAsync();
        AssertRejected(node, NodeTrust.System);
    }

    [Test]
    public async Task PinnedCertificate_IsTakenWhateverItsNameAndAuthority()
    {
        await using var node = await TlsNode.StartAsync("hv99.example.test");
        var withColons = string.Join(':', node.Thumbprint.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));
        Assert.That(await IdentifyAsync(node, new NodeTrust.Pinned(node.Thumbprint)), Is.EqualTo("Test"));
        Assert.That(await IdentifyAsync(node, new NodeTrust.Pinned(withColons)), Is.EqualTo("Test"));
    }

    [Test]
    public async Task Certificate_OtherThanThePinnedOne_IsRejected()
    {
        await using var node = await TlsNode.StartAsync();
        AssertRejected(node, new NodeTrust.Pinned(new string('0', 64)));
    }

    [TestCase("")]
    [TestCase("00112233")]
    [TestCase("zz112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")]
    public void Pin_ThatIsNoThumbprint_IsRefusedBeforeAnythingIsSent(string pin) => Assert.That(
        () => Connect(new Uri("https://localhost:9/wsman"), new NodeTrust.Pinned(pin)),
        Fails.With(NodeFault.CertificateRejected));

    [Test]
    public void AuthorityFile_ThatIsMissingOrEmpty_IsRefusedBeforeAnythingIsSent()
    {
        var file = Path.GetTempFileName();
        try
        {
            foreach (var path in (string[])[file, file + ".missing"])
                Assert.That(
                    () => Connect(new Uri("https://localhost:9/wsman"), new NodeTrust.Authority(path)),
                    Fails.With(NodeFault.CertificateRejected));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task Handshake_OverTls_HoldsTheCertificateToTheSameTrust()
    {
        await using var node = await TlsNode.StartAsync();
        using var session = WsmanSession.Connect(
            Wire.Endpoint with
            {
                Address = node.Address,
                Credential = new NodeCredential.Account("operator", "secret", NegotiatePackage.Ntlm),
            },
            SessionLimits.Default);
        var error = Assert.ThrowsAsync<NodeException>(() => session.IdentifyAsync(CancellationToken.None))!;
        // Where the system has no NTLM at all, nothing is sent to a node that is not trusted either.
        Assert.That(error.Fault, Is.EqualTo(NodeFault.CertificateRejected).Or.EqualTo(NodeFault.AuthenticationFailed));
    }

    private static NodeException AssertRejected(TlsNode node, NodeTrust trust)
    {
        var error = Assert.ThrowsAsync<NodeException>(() => IdentifyAsync(node, trust))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Fault, Is.EqualTo(NodeFault.CertificateRejected));
            Assert.That(error.Detail, Does.Contain(node.Thumbprint));
            Assert.That(error.Node, Is.EqualTo("HV01"));
        });
        return error;
    }

    private static async Task<string> IdentifyAsync(TlsNode node, NodeTrust trust)
    {
        using var session = Connect(node.Address, trust);
        return (await session.IdentifyAsync(CancellationToken.None)).ProductVendor;
    }

    private static WsmanSession Connect(Uri address, NodeTrust trust) =>
        WsmanSession.Connect(Wire.Endpoint with { Address = address, Trust = trust }, SessionLimits.Default);
}
