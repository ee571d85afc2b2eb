using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Holds the certificate that a node shows to what is trusted of it. Nothing here accepts any
/// certificate.</summary>
internal static class CertificateCheck
{
    private const int ThumbprintDigits = 64;

    /// <exception cref="NodeException">What is to be trusted is not usable.</exception>
    public static SslClientAuthenticationOptions OptionsFor(NodeEndpoint endpoint)
    {
        var options = new SslClientAuthenticationOptions
        {
            // Of meaning for the system's store only; a chain policy brings its own.
            CertificateRevocationCheckMode = RevocationOf(endpoint.Trust),
        };
        switch (endpoint.Trust)
        {
            case NodeTrust.Pinned pinned:
                var wanted = ThumbprintOf(endpoint, pinned);
                options.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    certificate is not null && Thumbprint(certificate).Equals(wanted, StringComparison.OrdinalIgnoreCase)
                        ? true
                        : throw new CertificateRejectedException(certificate, "it is not the pinned one");
                break;
            case NodeTrust.Authority authority:
                options.CertificateChainPolicy = ChainPolicyOf(endpoint, authority);
                options.RemoteCertificateValidationCallback = AcceptOnlyWithoutErrors;
                break;
            default:
                options.RemoteCertificateValidationCallback = AcceptOnlyWithoutErrors;
                break;
        }
        return options;
    }

    public static string Thumbprint(X509Certificate certificate) =>
        certificate.GetCertHashString(HashAlgorithmName.SHA256);

    // A refusal that only said "false" would leave an administrator without the thumbprint and the reason.
    private static bool AcceptOnlyWithoutErrors(
        object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
            ? true
            : throw new CertificateRejectedException(certificate, Describe(chain, errors));

    private static string Describe(X509Chain? chain, SslPolicyErrors errors)
    {
        var reasons = chain?.ChainStatus.Select(status => status.Status.ToString()).Distinct() ?? [];
        return string.Join(", ", new[] { errors.ToString() }.Concat(reasons));
    }

    private static X509RevocationMode RevocationOf(NodeTrust trust) =>
        trust.CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck;

    private static X509ChainPolicy ChainPolicyOf(NodeEndpoint endpoint, NodeTrust.Authority authority)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = RevocationOf(authority),
        };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(authority.PemFile);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unusable(endpoint, $"the file of trusted authorities cannot be read: {error.Message}", error);
        }
        return policy.CustomTrustStore.Count > 0
            ? policy
            : throw Unusable(endpoint, $"no certificate is in {authority.PemFile}");
    }

    private static string ThumbprintOf(NodeEndpoint endpoint, NodeTrust.Pinned pinned)
    {
        var digits = pinned.Sha256.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == ThumbprintDigits && digits.All(char.IsAsciiHexDigit)
            ? digits
            : throw Unusable(endpoint, $"'{pinned.Sha256}' is no SHA-256 thumbprint of {ThumbprintDigits} digits");
    }

    private static NodeException Unusable(NodeEndpoint endpoint, string detail, Exception? error = null) =>
        new(NodeFault.CertificateRejected, endpoint.Node, "Connect", detail, error);
}
