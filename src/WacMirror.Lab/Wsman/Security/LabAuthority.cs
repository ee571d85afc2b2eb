using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WacMirror.Lab.Wsman.Security;

/// <summary>
/// The certification authority of one server, made at its start and nowhere else; its key never leaves the process.
/// Certificates are valid long either way, because the lab's clock may be one that a test turns and its peers judge by
/// their own.
/// </summary>
internal sealed class LabAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Lock gate = new();

    public LabAuthority()
    {
        var request = new CertificateRequest("CN=WacMirror lab authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Certificate = request.CreateSelfSigned(From, Until);
    }

    /// <summary>With the authority's key; <see cref="Pem"/> is without.</summary>
    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem();

    /// <summary>A certificate with its key for a node, which is reached as localhost and 127.0.0.1 too.</summary>
    public X509Certificate2 Issue(string node)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(
            new X500DistinguishedName($"CN={node.Replace(",", "\\,")}"), own, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], false));
        request.CertificateExtensions.Add(Names(node));
        X509Certificate2 issued;
        lock (gate)
            issued = request.Create(Certificate, From, Until, RandomNumberGenerator.GetBytes(16));
        using (issued)
        using (var whole = issued.CopyWithPrivateKey(own))
            // TLS on Windows cannot use a key that was never stored; one that went through PKCS#12 was.
            return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        key.Dispose();
    }

    private static X509Extension Names(string node)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (Uri.CheckHostName(node) == UriHostNameType.Dns)
            names.AddDnsName(node);
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        return names.Build();
    }
}
