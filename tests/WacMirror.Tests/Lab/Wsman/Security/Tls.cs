using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace WacMirror.Tests.Lab.Wsman.Security;

/// <summary>Handlers that trust one authority and nothing else.</summary>
internal static class Tls
{
    public static SocketsHttpHandler Trusting(string authorityPem) => new()
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509Certificate2.CreateFromPem(authorityPem) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };
}
