using System.Security.Cryptography.X509Certificates;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>A node's certificate was looked at and not accepted; the message shows it and says why.</summary>
internal sealed class CertificateRejectedException(X509Certificate? certificate, string reason)
    : Exception(Describe(certificate, reason))
{
    private static string Describe(X509Certificate? certificate, string reason) => certificate is null
        ? "the node shows no certificate"
        : $"the node's certificate is not trusted ({reason}): {certificate.Subject}, issued by {certificate.Issuer}, "
            + $"valid until {certificate.GetExpirationDateString()}, SHA-256 {CertificateCheck.Thumbprint(certificate)}; "
            + "compare it with Cert:\\LocalMachine\\My on the node, then trust this thumbprint or the authority's file, "
            + "or address the node by the name in its certificate";
}
