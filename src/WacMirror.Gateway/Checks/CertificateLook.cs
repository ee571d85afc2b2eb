using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WacMirror.Gateway.Checks;

/// <summary>The certificate that a node shows.</summary>
/// <param name="Subject">Whom it names.</param>
/// <param name="Sha256">Its thumbprint.</param>
/// <param name="NotAfter">Until when it is valid.</param>
/// <param name="Errors">What the operating system has against it.</param>
internal sealed record CertificateLook(string Subject, string Sha256, DateTimeOffset NotAfter, SslPolicyErrors Errors)
{
    /// <summary>Begins a handshake to see the certificate and breaks it off there: nothing is trusted, nothing
    /// sent.</summary>
    /// <returns>Null when there is no certificate to see.</returns>
    public static async Task<CertificateLook?> TakeAsync(Stream connection, string host, CancellationToken cancellationToken)
    {
        CertificateLook? seen = null;
        await using var tls = new SslStream(connection, leaveInnerStreamOpen: true);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = host,
                    RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                    {
                        seen = certificate is null ? null : Of(certificate, errors);
                        return false;
                    },
                },
                cancellationToken);
        }
        catch (Exception error) when (error is AuthenticationException or IOException)
        {
            return seen;
        }
        return seen;
    }

    private static CertificateLook Of(X509Certificate certificate, SslPolicyErrors errors)
    {
        using var read = new X509Certificate2(certificate);
        return new CertificateLook(
            read.Subject,
            read.GetCertHashString(HashAlgorithmName.SHA256),
            new DateTimeOffset(read.NotAfter.ToUniversalTime(), TimeSpan.Zero),
            errors);
    }

    public override string ToString() => $"{Subject}, valid until {NotAfter:yyyy-MM-dd}, SHA-256 {Sha256}";
}
